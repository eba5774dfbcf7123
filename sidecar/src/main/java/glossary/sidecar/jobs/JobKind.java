package glossary.sidecar.jobs;

/** What a job does. */
public enum JobKind {
  BACKUP,
  VERIFY,
  RESTORE,
  DRILL,
  PRUNE,
  REBUILD,
  IMPORT
}
