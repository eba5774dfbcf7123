package glossary.sidecar.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;

/**
 * A process that commits about a hundred times a second until its standard input ends. Every
 * committed state has as many ticks as the counter says.
 */
final class WriterMain {
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private WriterMain() {}

  /** Arguments: the database file, its journal mode. */
  public static void main(String[] arguments) throws Exception {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(5000);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + arguments[0], config.toProperties());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = " + arguments[1]);
      statement.execute("CREATE TABLE IF NOT EXISTS counter(n)");
      statement.execute("CREATE TABLE IF NOT EXISTS ticks(n INTEGER PRIMARY KEY, text)");
      statement.execute("INSERT INTO counter SELECT 0 WHERE NOT EXISTS (SELECT * FROM counter)");
      System.out.println("ok");
      write(statement);
    }
  }

  private static void write(Statement statement) throws Exception {
    int commits = 0;
    long longest = 0;
    long next = System.nanoTime();
    while (System.in.available() == 0) {
      long start = System.nanoTime();
      commit(statement);
      longest = Math.max(longest, System.nanoTime() - start);
      commits++;
      next = Math.max(next + PERIOD_NANOS, System.nanoTime() - PERIOD_NANOS);
      LockSupport.parkNanos(next - System.nanoTime());
    }
    System.out.println(commits + " commits, longest " + longest / 1_000_000 + " ms");
  }

  private static void commit(Statement statement) throws SQLException {
    statement.execute("BEGIN IMMEDIATE");
    statement.execute("UPDATE counter SET n = n + 1");
    statement.execute("INSERT INTO ticks SELECT n, hex(randomblob(100)) FROM counter");
    statement.execute("COMMIT");
  }
}
