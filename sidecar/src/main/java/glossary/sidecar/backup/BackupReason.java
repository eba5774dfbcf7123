package glossary.sidecar.backup;

/** Why a backup was taken. */
public enum BackupReason {
  MANUAL,
  SCHEDULED,
  /** The live database was about to be replaced. */
  BEFORE_RESTORE,
  /** Taken by another program, or it is not told. */
  UNKNOWN
}
