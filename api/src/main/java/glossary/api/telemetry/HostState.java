package glossary.api.telemetry;

/** What a telemetry file says about its JVM. */
public enum HostState {
  /** It holds the lock and its heart beats. */
  RUNNING,
  /** It holds the lock, but its heart has not beaten: stopped, swapped out or in a long pause. */
  HUNG,
  /** It said good-bye: it ended in order, or the agent was detached. */
  EXITED,
  /** It is gone and had not said good-bye. */
  CRASHED
}
