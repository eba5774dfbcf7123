package glossary.sidecar.glossary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes within one transaction. Names of tables and columns are constants of the rooms,
 * never what a caller sent.
 */
public final class TableWriter {
  private final Connection connection;

  TableWriter(Connection connection) {
    this.connection = connection;
  }

  /** Names in lower case; empty if there is no such table. */
  public Set<String> columns(String table) {
    try {
      return Tables.columns(connection, table);
    } catch (SQLException failed) {
      throw new SqlFailure(failed);
    }
  }

  /** The first row of a query that has one. */
  public <R> Optional<R> first(TableQuery<R> query) {
    try (PreparedStatement statement = prepared(query.sql(), query.parameters());
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(query.row().read(new TableRow(row, null))) : Optional.empty();
    } catch (SQLException failed) {
      throw new SqlFailure(failed);
    }
  }

  /**
   * Values for columns that the table lacks are left out.
   *
   * @return the new row's id
   */
  public long insert(String table, Map<String, Object> values) {
    Map<String, Object> known = known(table, values);
    String marks = String.join(", ", known.keySet().stream().map(column -> "?").toList());
    run(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table, String.join(", ", known.keySet()), marks),
        new ArrayList<>(known.values()));
    return first(TableQuery.of("SELECT last_insert_rowid()", List.of(), row -> row.number(1)))
        .orElseThrow();
  }

  /** Values for columns that the table lacks are left out; no value changes nothing. */
  public void update(String table, long id, Map<String, Object> values) {
    Map<String, Object> known = known(table, values);
    if (known.isEmpty()) {
      return;
    }
    List<Object> parameters = new ArrayList<>(known.values());
    parameters.add(id);
    String assignments = String.join(", ", known.keySet().stream().map(c -> c + " = ?").toList());
    run("UPDATE %s SET %s WHERE id = ?".formatted(table, assignments), parameters);
  }

  /** Whether there was such a row. */
  public boolean delete(String table, long id) {
    return run("DELETE FROM %s WHERE id = ?".formatted(table), List.of(id)) > 0;
  }

  private Map<String, Object> known(String table, Map<String, Object> values) {
    Map<String, Object> known = new LinkedHashMap<>(values);
    known.keySet().retainAll(columns(table));
    return known;
  }

  private int run(String sql, List<Object> parameters) {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException failed) {
      throw new SqlFailure(failed);
    }
  }

  private PreparedStatement prepared(String sql, List<Object> parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }
}
