package glossary.sidecar.glossary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries SOURCE_SQL on a database: its columns, its smallest and largest id, and its first rows,
 * each in a short read. What a sample cannot show is found by the reads of whole entries.
 */
final class SourceSqlProbe {
  private static final int SAMPLE = 1000;

  /** A loaded machine may hold up a single try. */
  private static final int TRIES = 3;

  private final SourceSql sql;
  private final Connection connection;
  private final ReadLimit limit;

  SourceSqlProbe(SourceSql sql, Connection connection, ReadLimit limit) {
    this.sql = sql;
    this.connection = connection;
    this.limit = limit;
  }

  /**
   * @throws SourceSqlFault if it gives no glossary
   */
  EntryTable table() throws SQLException {
    if (sql.fault() != null) {
      throw new SourceSqlFault(sql.fault());
    }
    List<String> columns = columns();
    String fault = SourceSql.fault(columns);
    if (fault != null) {
      throw new SourceSqlFault(fault);
    }
    EntryTable table = sql.table(columns);
    checkEnds(table);
    checkSample(table);
    return table;
  }

  private List<String> columns() throws SQLException {
    limit.reset();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(sql.columnsQuery())) {
      ResultSetMetaData about = none.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        names.add(withoutNumber(about.getColumnName(i)));
      }
      return names;
    }
  }

  /** The second {@code id} of a subquery is called {@code id:1}. */
  private static String withoutNumber(String name) {
    return name.replaceFirst("(?<=.):[0-9]+$", "");
  }

  /** Nulls come before numbers and texts after them, so that one of the ends tells. */
  private void checkEnds(EntryTable table) throws SQLException {
    for (String order : List.of("", " DESC")) {
      String type =
          shortly(
              "SELECT typeof(id) FROM " + table.from() + " ORDER BY id" + order + " LIMIT 1",
              row -> row.next() ? row.getString(1) : null);
      if (type != null && !type.equals("integer")) {
        throw new SourceSqlFault(SourceSqlFault.NO_INTEGER.formatted(type));
      }
    }
  }

  private void checkSample(EntryTable table) throws SQLException {
    for (int tries = TRIES; ; tries--) {
      limit.reset();
      Keyset.Batch<StoredEntry> batch =
          table.entries().read(connection, limit, Long.MIN_VALUE, SAMPLE);
      if (batch.last() || !batch.rows().isEmpty()) {
        return;
      }
      if (tries == 1) {
        throw new SourceSqlFault(SourceSqlFault.TOO_SLOW);
      }
    }
  }

  private interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T shortly(String query, Rows<T> rows) throws SQLException {
    for (int tries = TRIES; ; tries--) {
      limit.reset();
      try (PreparedStatement statement = connection.prepareStatement(query);
          ResultSet result = statement.executeQuery()) {
        return rows.read(result);
      } catch (SQLException failed) {
        if (!Keyset.interrupted(failed)) {
          throw failed;
        }
        if (tries == 1) {
          throw new SourceSqlFault(SourceSqlFault.TOO_SLOW);
        }
      }
    }
  }
}
