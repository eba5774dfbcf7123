package glossary.api.telemetry;

/** One error as it happened, with what is known of its request. */
public final class RecentError {

  /** How many of them a file keeps. */
  public static final int KEPT = TelemetryLayout.ERRORS;

  static final int CAPACITY = TelemetryLayout.ERROR_BYTES - TelemetryLayout.MARK_BYTES;

  public final long atMillis;
  public final int status;

  /** Whether the framework or the application had turned it into a response. */
  public final boolean handled;

  /** The exception's class name; {@code HTTP 503} for a response without one. */
  public final String type;

  public final String message;

  /** Method and route, such as {@code GET /orders/{id}}. */
  public final String endpoint;

  public final String requestId;

  /** The first frames, one a line, cut to what fits; may be empty. */
  public final String stack;

  public RecentError(
      long atMillis,
      int status,
      boolean handled,
      String type,
      String message,
      String endpoint,
      String requestId,
      String stack) {
    this.atMillis = atMillis;
    this.status = status;
    this.handled = handled;
    this.type = type;
    this.message = message;
    this.endpoint = endpoint;
    this.requestId = requestId;
    this.stack = stack;
  }

  RecordWriter sealed(long sequence) {
    RecordWriter out = new RecordWriter(CAPACITY);
    out.start();
    out.long8(atMillis);
    out.int4(status);
    out.bytes1(handled ? 1 : 0);
    out.text(type, 192);
    out.text(message, 384);
    out.text(endpoint, 256);
    out.text(requestId, 128);
    out.text(stack, CAPACITY - out.position() - 2);
    out.seal(sequence);
    return out;
  }

  static RecentError from(RecordReader in) throws TornRecordException {
    return new RecentError(
        in.long8(),
        in.int4(),
        in.bytes1() != 0,
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text());
  }
}
