package glossary.sidecar.cli;

/** Ends a command with a code and one sentence that says what to do. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param cause shown only with DEBUG=true; null if there is none
   */
  public Failure(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
