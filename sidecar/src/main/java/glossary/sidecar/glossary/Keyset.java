package glossary.sidecar.glossary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A query that can be continued after any id it has reached.
 *
 * @param select without its WHERE; the first column is the id
 * @param condition further conditions, each followed by AND; or empty
 * @param parameters of both, in their order
 */
record Keyset<R>(String select, String condition, List<Object> parameters, Row<R> row) {
  private static final int INTERRUPTED = 9;

  /** Copies the row that the result set stands on. */
  @FunctionalInterface
  interface Row<R> {
    R read(ResultSet row, ReadLimit limit) throws SQLException;
  }

  /**
   * Some rows by ascending id.
   *
   * @param lastId the last id that was reached, or one less than the first asked for
   * @param last whether no row comes after these
   */
  record Batch<R>(List<R> rows, long lastId, boolean last) {}

  /** Reads until {@code most} rows or the limit; what was read until then is good. */
  Batch<R> read(Connection connection, ReadLimit limit, long from, int most) throws SQLException {
    String sql = select + " WHERE " + condition + "id BETWEEN ? AND ? ORDER BY id LIMIT ?";
    List<R> rows = new ArrayList<>();
    long reached = from - 1;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, from, most);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(row.read(result, limit));
          reached = result.getLong(1);
          if (limit.spent()) {
            return new Batch<>(rows, reached, reached == Long.MAX_VALUE);
          }
        }
      }
    } catch (SQLException failed) {
      if (!interrupted(failed)) {
        throw failed;
      }
      return new Batch<>(rows, reached, false);
    }
    return new Batch<>(rows, reached, rows.size() < most || reached == Long.MAX_VALUE);
  }

  static boolean interrupted(SQLException failed) {
    return failed.getErrorCode() == INTERRUPTED;
  }

  private void bind(PreparedStatement statement, long from, int most) throws SQLException {
    int index = 0;
    for (Object parameter : parameters) {
      statement.setObject(++index, parameter);
    }
    statement.setLong(++index, from);
    statement.setLong(++index, Long.MAX_VALUE);
    statement.setInt(++index, most);
  }
}
