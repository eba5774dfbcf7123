package glossary.sidecar.doctor;

import glossary.sidecar.glossary.Inspection;
import glossary.sidecar.glossary.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables, views and triggers of a database, as their declarations say. */
record Schema(List<Item> items) {
  private static final String ITEMS =
      "SELECT type, name, tbl_name, substr(sql, 1, 200000) FROM sqlite_master"
          + " WHERE type IN ('table', 'view', 'trigger') ORDER BY rowid LIMIT 20000";

  /**
   * One line of {@code sqlite_master}.
   *
   * @param table the table that a trigger is on; else the name
   */
  record Item(String type, String name, String table, String sql) {
    boolean isTrigger() {
      return type.equals("trigger");
    }

    boolean isView() {
      return type.equals("view");
    }
  }

  /** Empty if it cannot be read in a short look. */
  static Optional<Schema> read(Inspection inspection) throws SQLException {
    return inspection.look(Schema::read);
  }

  Optional<Item> table(String name) {
    return items.stream()
        .filter(item -> !item.isTrigger() && SqlText.sameName(item.name(), name))
        .findFirst();
  }

  List<Item> triggers() {
    return items.stream().filter(Item::isTrigger).toList();
  }

  List<Item> tables() {
    return items.stream().filter(item -> item.type().equals("table")).toList();
  }

  private static Schema read(Connection connection) throws SQLException {
    List<Item> items = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ITEMS)) {
      while (row.next()) {
        items.add(new Item(text(row, 1), text(row, 2), text(row, 3), text(row, 4)));
      }
    }
    return new Schema(List.copyOf(items));
  }

  /** Those who write to the schema table by hand may leave anything there. */
  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
