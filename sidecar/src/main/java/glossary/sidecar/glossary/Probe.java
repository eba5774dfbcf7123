package glossary.sidecar.glossary;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.ProgressHandler;

/**
 * What a first look into a database finds.
 *
 * @param obstacle null if the glossary can be read
 * @param ours whether the sidecar created the database
 * @param table null if there is an obstacle
 */
record Probe(SourceState obstacle, boolean ours, EntryTable table) {

  /**
   * @param sql what gives the entries, or null for the usual table
   */
  static Probe of(Path file, FileStamp stamp, SourceSql sql) {
    if (!stamp.regular()) {
      return obstacle(Kind.UNREADABLE, file + " is no file. Name the database file itself.");
    }
    if (!Files.isReadable(file)) {
      return new Probe(Diagnosis.permission(file), false, null);
    }
    try (Connection connection = Connections.readOnly(file, Duration.ofMillis(500));
        Statement statement = connection.createStatement()) {
      ReadLimit limit = new ReadLimit();
      ProgressHandler.setHandler(connection, ReadLimit.STEPS, limit);
      return sql == null
          ? of(file, statement)
          : new Probe(null, isOurs(statement), new SourceSqlProbe(sql, connection, limit).table());
    } catch (SQLException failed) {
      return new Probe(Diagnosis.of(file, failed, sql), false, null);
    }
  }

  /** Ready, or the obstacle. */
  SourceState state(DatabaseMode mode, Path file) {
    if (obstacle != null) {
      return obstacle;
    }
    boolean writable =
        !table.derived()
            && allows(mode)
            && Files.isWritable(file)
            && Files.isWritable(file.getParent());
    return new SourceState(Kind.READY, "", writable);
  }

  private boolean allows(DatabaseMode mode) {
    return switch (mode) {
      case AUTO -> ours;
      case READ_ONLY -> false;
      case READ_WRITE, CREATE -> true;
    };
  }

  private static Probe of(Path file, Statement statement) throws SQLException {
    Set<String> columns = columns(statement);
    if (columns.isEmpty()) {
      return obstacle(
          Kind.NO_GLOSSARY,
          file
              + " has no table "
              + EntryTable.NAME
              + ". Start the glossary server once so that it makes its tables, or name another"
              + " file.");
    }
    Set<String> missing = new TreeSet<>(EntryTable.REQUIRED);
    missing.removeAll(columns);
    if (!missing.isEmpty()) {
      return obstacle(
          Kind.NO_GLOSSARY,
          "The table " + EntryTable.NAME + " of " + file + " lacks the columns " + missing + ".");
    }
    number(statement, "SELECT count(id) FROM (SELECT id FROM " + EntryTable.NAME + " LIMIT 1)");
    return new Probe(null, isOurs(statement), new EntryTable(Set.copyOf(columns)));
  }

  private static boolean isOurs(Statement statement) throws SQLException {
    return number(statement, "PRAGMA application_id") == EmbeddedGlossary.APPLICATION_ID;
  }

  private static Set<String> columns(Statement statement) throws SQLException {
    Set<String> columns = new HashSet<>();
    try (ResultSet row =
        statement.executeQuery("SELECT name FROM pragma_table_info('" + EntryTable.NAME + "')")) {
      while (row.next()) {
        columns.add(row.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return columns;
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private static Probe obstacle(Kind kind, String message) {
    return new Probe(new SourceState(kind, message, false), false, null);
  }
}
