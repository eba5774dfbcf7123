package glossary.api.telemetry;

import java.io.IOException;

/** A file that is no telemetry file, or none that this version can read. */
public final class UnreadableTelemetryException extends IOException {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** Something else: a folder, a pipe, or a file of another kind. */
    FOREIGN,
    /** Its JVM is just making it, or was killed while it did. */
    UNFINISHED,
    /** Written by another version of the agent. */
    OTHER_VERSION,
    /** Its header was overwritten, or it was cut short. */
    DAMAGED
  }

  private final Reason reason;

  UnreadableTelemetryException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
