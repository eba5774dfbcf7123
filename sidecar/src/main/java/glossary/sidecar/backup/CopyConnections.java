package glossary.sidecar.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens copies that this process has made and nobody else knows. */
final class CopyConnections {
  private CopyConnections() {}

  /** Steps of SQLite's machine, or pages of its check, between two looks. */
  private static final int STEPS = 10_000;

  /**
   * Ends what it does when its thread is interrupted. Takes no locks and lets no change reach the
   * file: the copy may be read by other means meanwhile. What its schema says is not trusted.
   */
  static Connection checking(Path copy) throws SQLException {
    Connection connection = open(copy, "?nolock=1");
    run(
        connection,
        "PRAGMA journal_mode = MEMORY",
        "PRAGMA cache_spill = OFF",
        "PRAGMA cell_size_check = ON",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA temp_store = FILE",
        "PRAGMA cache_size = -8000");
    ProgressHandler.setHandler(
        connection,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return Thread.currentThread().isInterrupted() ? 1 : 0;
          }
        });
    return connection;
  }

  /** Makes its pages of another size. */
  static void resize(Path copy, int pageSizeBytes) throws SQLException {
    try (Connection connection = open(copy, "")) {
      run(
          connection,
          "PRAGMA synchronous = OFF",
          "PRAGMA journal_mode = DELETE",
          "PRAGMA page_size = " + pageSizeBytes,
          "VACUUM");
    }
  }

  private static Connection open(Path copy, String parameters) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    String uri = "jdbc:sqlite:file:" + copy.toAbsolutePath().toUri().getRawPath() + parameters;
    return DriverManager.getConnection(uri, config.toProperties());
  }

  private static void run(Connection connection, String... pragmas) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute(pragma);
      }
    }
  }
}
