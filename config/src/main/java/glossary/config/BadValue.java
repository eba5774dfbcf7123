package glossary.config;

/** A text that is not a value of its type. Never quotes the text: it may be a secret. */
final class BadValue extends Exception {
  private static final long serialVersionUID = 1L;

  private final String action;

  /** Says no more than what the type allows. */
  BadValue() {
    this(null, "");
  }

  /**
   * @param must what is allowed, after "must", such as {@code be one line}; null for the type's own
   *     words
   * @param action what to do, or empty
   */
  BadValue(String must, String action) {
    super(must, null, false, false);
    this.action = action;
  }

  String must(String allowed) {
    return getMessage() == null ? "be " + allowed : getMessage();
  }

  String action() {
    return action;
  }
}
