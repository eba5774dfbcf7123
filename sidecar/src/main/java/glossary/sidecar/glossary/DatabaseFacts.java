package glossary.sidecar.glossary;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A database as such, whatever is in it.
 *
 * @param sizeBytes of the file
 * @param walBytes of the write-ahead log beside it; 0 if there is none
 * @param journalMode such as {@code delete} or {@code wal}
 * @param connections that this process has open to it
 */
public record DatabaseFacts(long sizeBytes, long walBytes, String journalMode, int connections) {

  static DatabaseFacts of(DatabaseStamp stamp, String journalMode, int connections) {
    long wal = stamp.wal() == null ? 0 : stamp.wal().size();
    return new DatabaseFacts(stamp.database().size(), wal, journalMode, connections);
  }

  static String journalMode(Connection connection) throws SQLException {
    return text(connection, "PRAGMA journal_mode");
  }

  /** Empty if it takes longer than a read may take. */
  static Optional<String> quickCheck(Connection connection) throws SQLException {
    try {
      return Optional.of(text(connection, "PRAGMA quick_check(1)"));
    } catch (SQLException failed) {
      if (Keyset.interrupted(failed)) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }
}
