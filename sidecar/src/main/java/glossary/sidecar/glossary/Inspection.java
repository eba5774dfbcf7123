package glossary.sidecar.glossary;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.sqlite.ProgressHandler;

/**
 * One read-only connection for looking at more than entries: the schema, and tables of any kind.
 * Temporary tables are possible and stay in memory. Used by one thread.
 */
public final class Inspection implements AutoCloseable {

  /** What reads. The statements it opens it closes. */
  @FunctionalInterface
  public interface Look<T> {
    T at(Connection connection) throws SQLException;
  }

  private final Connection connection;
  private final ReadLimit limit = new ReadLimit();
  private final boolean ours;
  private final Set<String> tables;

  private Inspection(Connection connection, boolean ours, Set<String> tables) throws SQLException {
    this.connection = connection;
    this.ours = ours;
    this.tables = Set.copyOf(tables);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA temp_store = MEMORY");
    }
    ProgressHandler.setHandler(connection, ReadLimit.STEPS, limit);
  }

  static Inspection open(Path file, boolean ours, Set<String> tables) throws SQLException {
    Connection connection = Connections.readOnly(file, Duration.ofMillis(500));
    try {
      return new Inspection(connection, ours, tables);
    } catch (SQLException failed) {
      ReadPool.closeQuietly(connection);
      throw failed;
    }
  }

  /** Whether the sidecar created this database. */
  public boolean ours() {
    return ours;
  }

  /** Names in lower case among which the tables of the glossary's entries are. */
  public Set<String> tables() {
    return tables;
  }

  /**
   * One look, which SQLite ends after 50 ms.
   *
   * @return empty if it was ended
   * @throws SQLException what is wrong with the thing looked at
   * @throws SourceUnavailable if the database is locked
   */
  public <T> Optional<T> look(Look<T> look) throws SQLException {
    limit.reset();
    try {
      return Optional.ofNullable(look.at(connection));
    } catch (SQLException failed) {
      if (Keyset.interrupted(failed)) {
        return Optional.empty();
      }
      if (Diagnosis.passing(failed)) {
        throw new SourceUnavailable("The glossary's database is busy. Try again.");
      }
      throw failed;
    }
  }

  /** Whether the look that is under way has had its share of 20 ms and should end by itself. */
  public boolean spent() {
    return limit.spent();
  }

  @Override
  public void close() {
    ReadPool.closeQuietly(connection);
  }
}
