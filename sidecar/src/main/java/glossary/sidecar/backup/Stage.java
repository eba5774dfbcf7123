package glossary.sidecar.backup;

/** What a backup, a verification or a restore is doing; in this order, some of them left out. */
public enum Stage {
  PREPARING,
  /** The live database is being copied. */
  SNAPSHOT,
  /** The snapshot is being checked and compressed at the same time. */
  CHECKING,
  /** The stored file is being read from the disk. */
  READING_BACK,
  /** The live database is being saved before it is replaced. */
  SAVING,
  /** The live database, or another file, is being written. */
  RESTORING,
  /** What was restored is being indexed and searched. */
  SEARCHING,
  DONE
}
