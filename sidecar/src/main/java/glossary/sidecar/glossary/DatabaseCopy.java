package glossary.sidecar.glossary;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.DoubleConsumer;
import org.sqlite.SQLiteConnection;

/**
 * Copies all pages of one database over those of another by SQLite's online backup. The driver
 * answers with 0 for a destination that stayed locked, for other page sizes and for a source that
 * is no database; only the count of pages left tells that the copy was made and committed.
 *
 * @see <a href="https://www.sqlite.org/c3ref/backup_finish.html">SQLite, Online Backup API</a>
 */
final class DatabaseCopy {
  private static final int ALL_PAGES = -1;

  private boolean complete;

  private DatabaseCopy() {}

  /**
   * All in one step, so that no commit of others restarts it.
   *
   * @return whether it was made
   */
  static boolean inOneStep(Path source, Connection destination) throws SQLException {
    return new DatabaseCopy().copy(source, destination, ALL_PAGES, done -> {});
  }

  /**
   * From a source that nobody writes to, in steps and one transaction.
   *
   * @return whether it was made; if not, the destination is as it was
   */
  static boolean inSteps(
      Path source, Connection destination, int pagesPerStep, DoubleConsumer progress)
      throws SQLException {
    return new DatabaseCopy().copy(source, destination, pagesPerStep, progress);
  }

  private boolean copy(Path source, Connection destination, int pages, DoubleConsumer progress)
      throws SQLException {
    int code =
        destination
            .unwrap(SQLiteConnection.class)
            .getDatabase()
            .restore(
                "main",
                Connections.uri(source) + "?mode=ro",
                (remaining, total) -> {
                  complete = remaining == 0 && total > 0;
                  progress.accept(total == 0 ? 0 : 1 - (double) remaining / total);
                },
                (int) LockWait.PAUSE.toMillis(),
                LockWait.ATTEMPTS,
                pages);
    return code == 0 && complete;
  }
}
