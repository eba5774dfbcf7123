package glossary.api.telemetry;

/** Errors of the agent itself at one hook, suppressed so that the host did not notice. */
public final class HookErrors {
  public final String hook;
  public final long count;

  public HookErrors(String hook, long count) {
    this.hook = hook;
    this.count = count;
  }
}
