package glossary.sidecar.backup;

import java.io.IOException;

/** A backup, verification or restore failed; nothing that was there before is lost. */
public final class BackupException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence for the operator that says what to do; may name paths
   */
  public BackupException(String message) {
    super(message);
  }

  public BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
