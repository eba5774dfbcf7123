package glossary.sidecar.attach;

/** Why a JVM was not attached to, in one sentence that says what to do. */
public final class AttachProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  private AttachProblem(String sentence, boolean passing, Throwable cause) {
    super(sentence, cause);
    this.passing = passing;
  }

  /**
   * @param cause null if there is none
   */
  static AttachProblem lasting(String sentence, Throwable cause) {
    return new AttachProblem(sentence, false, cause);
  }

  static AttachProblem passing(String sentence, Throwable cause) {
    return new AttachProblem(sentence, true, cause);
  }

  /** Whether it may go well if it is tried again. */
  public boolean isPassing() {
    return passing;
  }
}
