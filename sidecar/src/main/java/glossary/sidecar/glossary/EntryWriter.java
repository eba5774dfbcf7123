package glossary.sidecar.glossary;

import glossary.sidecar.http.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes entries, each call in one transaction that does all or nothing. Values come by column name
 * in their stored form. Thread-safe.
 */
final class EntryWriter {
  private static final String DELETE = "DELETE FROM glossary_entries WHERE id = ?";
  private static final String TAKEN =
      """
      SELECT EXISTS (SELECT 1 FROM glossary_entries
                      WHERE term = ? AND language = ? AND source = ? AND id IS NOT ?)""";
  private static final String STATUS =
      """
      UPDATE glossary_entries SET validation_status = ?, updated_at = ?
       WHERE id IN (SELECT value FROM json_each(?))""";

  /** No two entries have all of these in common. */
  private static final List<String> KEY = List.of("term", "language", "source");

  private final SqliteSource source;
  private final WriteClock clock;

  EntryWriter(SqliteSource source, WriteClock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 if there is one with this term, language and source
   */
  Entry create(Map<String, String> values) {
    return write(
        (table, connection) -> {
          table.require(KEY);
          refuseDuplicate(
              connection, values.get("term"), values.get("language"), values.get("source"), null);
          values.put("creation_date", clock.next());
          values.put("updated_at", values.get("creation_date"));
          long id = insert(table, connection, values);
          return entry(table, connection, id)
              .orElseThrow(() -> new Problem(409, "The database's table gives entries no number."));
        });
  }

  /**
   * @param values may be empty, which changes nothing
   * @throws Problem 404, or 409 if another has this term, language and source
   */
  Entry update(long id, Map<String, String> values) {
    return write(
        (table, connection) -> {
          Entry before = entry(table, connection, id).orElseThrow(EntryParameters::notFound);
          if (values.isEmpty()) {
            return before;
          }
          table.require(KEY);
          refuseDuplicate(
              connection,
              values.getOrDefault("term", before.term()),
              values.getOrDefault("language", before.language()),
              values.getOrDefault("source", before.source()),
              id);
          values.put("updated_at", clock.next());
          change(table, connection, id, values);
          return entry(table, connection, id).orElseThrow(EntryParameters::notFound);
        });
  }

  /**
   * @throws Problem 404
   */
  void delete(long id) {
    int deleted = write((table, connection) -> execute(connection, DELETE, List.of(id)));
    if (deleted == 0) {
      throw EntryParameters.notFound();
    }
  }

  /** Returns how many of these there were. */
  int setValidationStatus(List<Long> ids, String status) {
    return write(
        (table, connection) -> {
          table.require(List.of("validation_status", "updated_at"));
          return execute(connection, STATUS, List.of(status, clock.next(), ids.toString()));
        });
  }

  private <T> T write(Attachment.Write<T> work) {
    try {
      return source.writeEntries(work);
    } catch (SQLException failed) {
      throw WriteFailure.of(failed);
    }
  }

  private static long insert(EntryTable table, Connection connection, Map<String, String> values)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(table.insert(List.copyOf(values.keySet())))) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        return row.getLong(1);
      }
    }
  }

  private static void change(
      EntryTable table, Connection connection, long id, Map<String, String> values)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(table.update(List.copyOf(values.keySet())))) {
      bind(statement, values);
      statement.setLong(values.size() + 1, id);
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Map<String, String> values)
      throws SQLException {
    int index = 0;
    for (String value : values.values()) {
      statement.setString(++index, value);
    }
  }

  /** Not left to the table's own rule, which a foreign one may lack. */
  private static void refuseDuplicate(
      Connection connection, String term, String language, String source, Long except)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
      statement.setString(1, term);
      statement.setString(2, language);
      statement.setString(3, source);
      statement.setObject(4, except);
      try (ResultSet row = statement.executeQuery()) {
        if (row.getBoolean(1)) {
          throw WriteFailure.duplicate();
        }
      }
    }
  }

  private static int execute(Connection connection, String sql, List<Object> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 0;
      for (Object value : values) {
        statement.setObject(++index, value);
      }
      return statement.executeUpdate();
    }
  }

  private static Optional<Entry> entry(EntryTable table, Connection connection, long id)
      throws SQLException {
    return table.read(connection, new ReadLimit(), id).map(StoredEntry::entry);
  }
}
