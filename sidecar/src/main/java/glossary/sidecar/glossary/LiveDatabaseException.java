package glossary.sidecar.glossary;

import java.io.IOException;

/** The live database could not be copied or replaced; it is as it was. */
public final class LiveDatabaseException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  public enum Kind {
    MISSING,
    /** It is no database, or a damaged one. */
    DAMAGED,
    /** Another process holds a lock on it; trying again may help. */
    BUSY,
    /** This user may not. */
    NO_PERMISSION,
    /** The settings do not allow it. */
    FORBIDDEN,
    DISK_FULL,
    OTHER
  }

  private final Kind kind;

  /**
   * @param message one sentence for the operator that says what to do; may name paths
   */
  public LiveDatabaseException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
