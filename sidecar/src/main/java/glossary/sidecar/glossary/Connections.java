package glossary.sidecar.glossary;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteOpenMode;

/** Opens single connections. No other class of this package does. */
final class Connections {
  private Connections() {}

  /** Neither creates the file nor writes to it. */
  static Connection readOnly(Path file, Duration busy) throws SQLException {
    SQLiteConfig config = config(busy);
    config.setReadOnly(true);
    return open(file, config);
  }

  /**
   * Writes, never creates.
   *
   * @param ours whether the sidecar created the database; only then its journal mode is set
   */
  static Connection writer(Path file, Duration busy, boolean ours) throws SQLException {
    SQLiteConfig config = config(busy);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.enforceForeignKeys(true);
    if (ours) {
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    }
    return open(file, config);
  }

  /**
   * For copying a whole database into, which must not wait for the disk: nothing depends on the
   * file before it is whole. Creates the file if it is missing.
   */
  static Connection scratch(Path file) throws SQLException {
    SQLiteConfig config = config(Duration.ZERO);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    return open(file, config);
  }

  /** Creates the file if it is missing. */
  static Connection creator(Path file) throws SQLException {
    return open(file, config(Duration.ofSeconds(2)));
  }

  /**
   * Small caches; no memory mapping, which ends the JVM when another process truncates the file.
   */
  private static SQLiteConfig config(Duration busy) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) busy.toMillis());
    config.setCacheSize(-1000);
    config.setPragma(Pragma.MMAP_SIZE, "0");
    return config;
  }

  /** As a URI: the driver would cut a plain name at a question mark, and look for the file. */
  private static Connection open(Path file, SQLiteConfig config) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + uri(file), config.toProperties());
  }

  /** SQLite's own name for the file, whatever characters are in it. */
  static String uri(Path file) {
    return "file:" + file.toAbsolutePath().toUri().getRawPath();
  }
}
