package glossary.agent.options;

/** The text of one option, and where it stands. */
final class Given {
  final String key;
  final String text;

  /** Such as {@code in the environment}. */
  final String where;

  Given(String key, String text, String where) {
    this.key = key;
    this.text = text;
    this.where = where;
  }

  Object read(Option option) throws BadOptionException {
    try {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("has no value; give one or leave the key out");
      }
      return option.type.read(text);
    } catch (IllegalArgumentException wrong) {
      String found = text.isEmpty() ? "" : ", found " + Texts.quoted(text);
      throw new BadOptionException(key + " " + wrong.getMessage() + found + " (" + where + ").");
    }
  }
}
