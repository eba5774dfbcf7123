package glossary.sidecar.alerts;

import java.util.Locale;

/** What an alert is about. */
public enum AlertKind {
  /** An error of a kind that has not been seen before. */
  NEW_ERROR,
  /** The health of the sidecar or of one of its parts changed. */
  HEALTH_CHANGED,
  /** A backup, its proof or a restore failed. */
  BACKUP_FAILED,
  /** A host ended without saying good-bye. */
  HOST_CRASHED;

  /** As it is sent, such as {@code new_error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
