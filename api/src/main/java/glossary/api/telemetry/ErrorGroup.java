package glossary.api.telemetry;

/** Errors of one kind: of one exception type, thrown at one place of the application. */
public final class ErrorGroup {

  /** Hexadecimal; the same for the same fault in every run. */
  public final String fingerprint;

  /** The exception's class name; {@code HTTP 503} for a response without one. */
  public final String type;

  /** Of the latest error; never null. */
  public final String message;

  /** Whether the framework or the application had turned it into a response. */
  public final boolean handled;

  public final long count;
  public final long firstSeenMillis;
  public final long lastSeenMillis;

  /** Method and route of the latest error, such as {@code GET /orders/{id}}. */
  public final String endpoint;

  /** Of the latest error. */
  public final String requestId;

  /** One sample, one frame a line; empty if there was no exception. */
  public final String stack;

  public ErrorGroup(
      String fingerprint,
      String type,
      String message,
      boolean handled,
      long count,
      long firstSeenMillis,
      long lastSeenMillis,
      String endpoint,
      String requestId,
      String stack) {
    this.fingerprint = fingerprint;
    this.type = type;
    this.message = message;
    this.handled = handled;
    this.count = count;
    this.firstSeenMillis = firstSeenMillis;
    this.lastSeenMillis = lastSeenMillis;
    this.endpoint = endpoint;
    this.requestId = requestId;
    this.stack = stack;
  }
}
