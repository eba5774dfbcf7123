package glossary.sidecar.glossary;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Changes a database in one transaction that holds the write lock from its start: all of the work
 * is done, or nothing. For mending what a person has asked to be mended.
 */
public final class Mending {
  /** As long as the clients of the existing server wait. */
  private static final Duration BUSY = Duration.ofSeconds(5);

  /** The work. The statements it opens it closes. */
  @FunctionalInterface
  public interface Work {
    void on(Connection connection) throws SQLException;
  }

  private Mending() {}

  /**
   * @param file a copy that nobody else has open
   */
  public static void ofCopy(Path file, Work work) throws SQLException {
    run(file, work, "COMMIT");
  }

  /**
   * Waits five seconds for another writer.
   *
   * @throws LiveDatabaseException if nothing was changed; of kind BUSY if another process writes
   */
  public static void ofLive(LiveDatabase live, Work work) throws LiveDatabaseException {
    ofLive(live, work, "COMMIT");
  }

  /**
   * Tries whether a work can be done, and undoes it.
   *
   * @throws LiveDatabaseException if it cannot
   */
  public static void tryOnLive(LiveDatabase live, Work work) throws LiveDatabaseException {
    ofLive(live, work, "ROLLBACK");
  }

  private static void ofLive(LiveDatabase live, Work work, String end)
      throws LiveDatabaseException {
    live.checkWritable();
    try {
      run(live.file(), work, end);
    } catch (SQLException failed) {
      throw LiveFailure.of(live.file(), failed);
    }
  }

  private static void run(Path file, Work work, String end) throws SQLException {
    try (Connection connection = Connections.writer(file, BUSY, false);
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      boolean done = false;
      try {
        work.on(connection);
        statement.execute(end);
        done = true;
      } finally {
        if (!done) {
          undo(statement);
        }
      }
    }
  }

  /** SQLite may have undone it by itself. */
  private static void undo(Statement statement) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException undone) {
      // closing the connection undoes it at the latest
    }
  }
}
