package glossary.config;

/**
 * How the text of a value is read.
 *
 * @param word the type's name in the documentation
 * @param allowed what a value may be, fit to follow "must be"
 * @param harmless no value of this type can hold a secret, whatever the setting's name
 * @param emptyIsValue an empty text is a value; otherwise it means unset
 */
record ValueType<T>(
    String word, String allowed, boolean harmless, boolean emptyIsValue, Parser<T> parser) {

  /** Turns a text that is not empty into a value. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text) throws BadValue;
  }

  static <T> ValueType<T> harmless(String word, String allowed, Parser<T> parser) {
    return new ValueType<>(word, allowed, true, false, parser);
  }

  static <T> ValueType<T> revealing(String word, String allowed, Parser<T> parser) {
    return new ValueType<>(word, allowed, false, false, parser);
  }
}
