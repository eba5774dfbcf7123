package glossary.api.telemetry;

/** A request that has started and not ended. */
public final class InFlightRequest {
  public final String requestId;
  public final String method;

  /** The path without its query, cut to a bounded length. */
  public final String path;

  /** Name of the thread that it started on. */
  public final String thread;

  public final long startMillis;

  public InFlightRequest(
      String requestId, String method, String path, String thread, long startMillis) {
    this.requestId = requestId;
    this.method = method;
    this.path = path;
    this.thread = thread;
    this.startMillis = startMillis;
  }
}
