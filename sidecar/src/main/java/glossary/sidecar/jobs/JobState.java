package glossary.sidecar.jobs;

/** How far a job is. The last two are final. */
public enum JobState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED;

  public boolean ended() {
    return this == DONE || this == FAILED;
  }
}
