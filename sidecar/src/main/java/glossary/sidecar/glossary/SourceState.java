package glossary.sidecar.glossary;

/**
 * Whether the glossary's database can be read now.
 *
 * @param kind what is the case
 * @param message one sentence for the operator that says what to do; may name the database's
 *     location; empty when ready
 * @param writable whether this process may write to the database
 */
public record SourceState(Kind kind, String message, boolean writable) {

  /** The states of a source. Only {@link #READY} can be read. */
  public enum Kind {
    READY,
    /** The named file is not there yet; it is awaited and never created. */
    AWAITED,
    /** The file is there and cannot be opened: permission, lock, file system. */
    UNREADABLE,
    /** The file is not an SQLite database, or a damaged one. */
    DAMAGED,
    /** The database has no table of glossary entries. */
    NO_GLOSSARY
  }

  public boolean ready() {
    return kind == Kind.READY;
  }
}
