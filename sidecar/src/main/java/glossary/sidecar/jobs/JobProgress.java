package glossary.sidecar.jobs;

/** Where a job says how far it is. May be used by several threads; never blocks. */
public interface JobProgress {

  /**
   * @param stage a word for what is being done, such as {@code checking}
   * @param fraction of the whole job, 0 to 1
   */
  void at(String stage, double fraction);

  /** False once the sidecar is stopping: work that can be given up should end now. */
  boolean goOn();
}
