package glossary.sidecar.doctor;

import glossary.sidecar.glossary.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves that a host can change and delete an entry, and that its index follows, by the statements
 * that the host itself uses. Undoes what it did.
 *
 * @param index name of the full-text table
 */
record HostProof(String index) {
  private static final String WORD = "provenbythesidecar";

  /**
   * @throws SQLException if a statement fails, or the index does not follow
   */
  void in(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long id = number(statement, "SELECT coalesce(min(id), 0) FROM glossary_entries");
      if (number(statement, "SELECT count(*) FROM glossary_entries WHERE id = " + id) == 0) {
        return; // without an entry there is none to change
      }
      statement.execute("SAVEPOINT proof");
      change(connection, "UPDATE glossary_entries SET term = '" + WORD + "' WHERE id = ?", id);
      expect(statement, id, 1);
      change(connection, "DELETE FROM glossary_entries WHERE id = ?", id);
      expect(statement, id, 0);
      statement.execute("ROLLBACK TO proof");
      statement.execute("RELEASE proof");
    }
  }

  /** Everything that was declared, in its order. */
  static List<String> schema(Connection connection) throws SQLException {
    List<String> items = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1")) {
      while (row.next()) {
        items.add(row.getString(1));
      }
    }
    return items;
  }

  private static void change(Connection connection, String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      if (statement.executeUpdate() != 1) {
        throw new SQLException("an entry could not be changed");
      }
    }
  }

  private void expect(Statement statement, long id, long count) throws SQLException {
    String name = SqlText.quoted(index);
    String sql =
        "SELECT count(*) FROM %s WHERE %1$s MATCH '%s' AND rowid = %d".formatted(name, WORD, id);
    if (number(statement, sql) != count) {
      throw new SQLException("the index does not follow a change");
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }
}
