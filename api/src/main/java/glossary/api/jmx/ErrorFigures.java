package glossary.api.jmx;

import java.util.Date;

/** Errors of one kind. */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
public final class ErrorFigures {
  private final String fingerprint;
  private final String type;
  private final String message;
  private final boolean handled;
  private final long count;
  private final long firstSeenMillis;
  private final long lastSeenMillis;
  private final String endpoint;
  private final String requestId;
  private final String stack;

  public ErrorFigures(
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

  public String getFingerprint() {
    return fingerprint;
  }

  public String getType() {
    return type;
  }

  public String getMessage() {
    return message;
  }

  public boolean isHandled() {
    return handled;
  }

  public long getCount() {
    return count;
  }

  public Date getFirstSeen() {
    return new Date(firstSeenMillis);
  }

  public Date getLastSeen() {
    return new Date(lastSeenMillis);
  }

  public String getEndpoint() {
    return endpoint;
  }

  public String getRequestId() {
    return requestId;
  }

  /** One sample, one frame a line; empty if there was no exception. */
  public String getStack() {
    return stack;
  }
}
