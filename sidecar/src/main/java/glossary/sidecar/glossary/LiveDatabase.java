package glossary.sidecar.glossary;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * The database file that the glossary is served from, as a whole: to copy it and to replace what is
 * in it. Its server may read and write it at the same time. Thread-safe; one call at a time is
 * enough for everyone.
 */
public interface LiveDatabase {

  /** Absolute; may be missing. Never open it but through SQLite. */
  Path file();

  /**
   * What it is like now.
   *
   * @throws LiveDatabaseException if it cannot be read
   */
  LiveFigures figures() throws LiveDatabaseException;

  /**
   * As {@link GlossarySource#changeToken}: differs from an earlier value if there may have been a
   * commit since.
   *
   * @throws LiveDatabaseException if it cannot be read
   */
  String changeToken() throws LiveDatabaseException;

  /**
   * Copies one committed state in one step. Readers of the original go on; its writers wait for as
   * long as it takes if it has a rollback journal, and not at all in WAL mode. The copy has a
   * rollback journal and is not yet forced to the disk.
   *
   * @param target a file that is missing or empty; what there is of it after a failure is worthless
   * @param progress gets the fraction that is done, on any thread
   * @throws LiveDatabaseException if there is no whole copy
   */
  void snapshotTo(Path target, DoubleConsumer progress) throws LiveDatabaseException;

  /**
   * Replaces the contents by those of another database in one transaction, which its server sees as
   * an ordinary change. After a failure, or if this process or the machine ends before it is
   * committed, the contents are those from before.
   *
   * @param source sound, with a rollback journal, of the same page size, and written by nobody
   * @throws LiveDatabaseException if nothing was changed
   */
  void restoreFrom(Path source, DoubleConsumer progress) throws LiveDatabaseException;

  /**
   * Puts another database in the place of one that is missing or damaged beyond opening, for which
   * {@link #restoreFrom} is no way. The file, with its {@code -wal}, {@code -shm} and {@code
   * -journal}, is kept beside under another name; the new one gets its owner and mode.
   *
   * @param source on the same file system; gone afterwards
   * @return what the old file is called now; empty if there was none
   * @throws LiveDatabaseException of kind BUSY if another process has the file open, or of another
   *     kind; then the old file still has its name
   */
  Optional<Path> replaceWith(Path source) throws LiveDatabaseException;

  /**
   * Whether a confirmed restore may write to it.
   *
   * @throws LiveDatabaseException of kind FORBIDDEN if not
   */
  void checkWritable() throws LiveDatabaseException;
}
