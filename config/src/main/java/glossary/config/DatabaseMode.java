package glossary.config;

/** How far the sidecar may write to the glossary database. */
public enum DatabaseMode {
  /** Writes only to a database that the sidecar created. */
  AUTO,
  READ_ONLY,
  READ_WRITE,
  /** Like read-write, and creates the named file if it is missing. */
  CREATE
}
