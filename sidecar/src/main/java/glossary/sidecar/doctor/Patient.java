package glossary.sidecar.doctor;

import glossary.sidecar.glossary.Inspection;
import glossary.sidecar.glossary.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table that is examined, and what is known of it.
 *
 * @param contentColumns of the external content, in lower case; empty if there is none
 * @param subjectColumns of the subject, in lower case; empty if there is none
 */
record Patient(
    FtsTable table,
    Schema schema,
    Inspection inspection,
    List<String> contentColumns,
    List<String> subjectColumns,
    Optional<Refill> refill,
    Repair repair) {

  static Patient of(FtsTable table, Schema schema, Inspection inspection) throws SQLException {
    List<String> content =
        table.declaration().content() == Declaration.Content.EXTERNAL
            ? columns(inspection, table.declaration().contentTable())
            : List.of();
    List<String> subject =
        table.subject() == null ? List.of() : columns(inspection, table.subject());
    Optional<Refill> refill = Refill.of(table, schema, content);
    return new Patient(
        table, schema, inspection, content, subject, refill, new Repair(table, schema, refill));
  }

  String name() {
    return table.name();
  }

  Declaration declaration() {
    return table.declaration();
  }

  /** Whether this runs at all; false also if it takes too long. */
  boolean runs(String sql) {
    try {
      return inspection.look(connection -> runs(connection, sql)).orElse(false);
    } catch (SQLException fails) {
      return false;
    }
  }

  private static boolean runs(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return true;
    }
  }

  /** None for a table that is not there, or a view that does not work. */
  private static List<String> columns(Inspection inspection, String name) throws SQLException {
    try {
      return inspection.look(connection -> columns(connection, name)).orElse(List.of());
    } catch (SQLException brokenView) {
      return List.of();
    }
  }

  private static List<String> columns(Connection connection, String name) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT name FROM pragma_table_xinfo(?)")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(SqlText.lower(row.getString(1)));
        }
      }
    }
    return columns;
  }
}
