package glossary.sidecar.jobs;

/** The work of a job failed for a reason that its reader can do something about. */
public final class JobFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence says what to do; shown to admins, so it may name paths
   */
  public JobFailed(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
