package glossary.agent.options;

/** An option that is wrong. The message is one sentence that says what to change. */
public final class BadOptionException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadOptionException(String sentence) {
    super(sentence);
  }
}
