package glossary.sidecar.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a copy of a database: every page and index, every reference from row to row, every
 * full-text index against its text. The copy is not changed, and may be read meanwhile.
 */
final class DatabaseCheck {
  private static final String ENTRIES = "glossary_entries";

  /** What the integrity check says of a full-text index, which is made of sound tables. */
  private static final Pattern OF_FULL_TEXT =
      Pattern.compile("^fts\\d:|inverted index for FTS\\d table");

  private static final Pattern WRAPPED = Pattern.compile("\\[SQLITE_\\w+\\][^(]*\\((.*)\\)");

  private static final String TABLES =
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
          + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
  private static final String FULL_TEXT_TABLES =
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage = 0"
          + " AND sql LIKE '%using%fts5%' ORDER BY name";

  private final Statement statement;
  private final List<String> warnings = new ArrayList<>();

  private DatabaseCheck(Statement statement) {
    this.statement = statement;
  }

  static CheckedDatabase of(Path copy) {
    try (Connection connection = CopyConnections.checking(copy);
        Statement statement = connection.createStatement()) {
      return new DatabaseCheck(statement).result();
    } catch (SQLException damaged) {
      return new CheckedDatabase(firstLine(damaged), -1, Map.of(), List.of());
    }
  }

  private CheckedDatabase result() throws SQLException {
    String integrity = integrity();
    if (!integrity.equals("ok")) {
      return new CheckedDatabase(integrity, -1, Map.of(), warnings);
    }
    references();
    fullText();
    Map<String, Long> tables = rows();
    long entries =
        tables.entrySet().stream()
            .filter(table -> table.getKey().equalsIgnoreCase(ENTRIES))
            .mapToLong(Map.Entry::getValue)
            .findFirst()
            .orElse(-1);
    return new CheckedDatabase(integrity, entries, tables, warnings);
  }

  private String integrity() throws SQLException {
    for (String line : texts("PRAGMA integrity_check")) {
      if (!line.equals("ok") && !OF_FULL_TEXT.matcher(line).find()) {
        return line;
      }
    }
    return "ok";
  }

  /**
   * The existing server does not have SQLite keep them, so that they may be broken in the source.
   */
  private void references() {
    try {
      long broken = number("SELECT count(*) FROM pragma_foreign_key_check");
      if (broken > 0) {
        warnings.add(broken + (broken == 1 ? " row refers" : " rows refer") + " to a missing row.");
      }
    } catch (SQLException cannotBeChecked) {
      warnings.add(
          "References between rows could not be checked (" + firstLine(cannotBeChecked) + ").");
    }
  }

  /** The check is written as an insert; it is undone, and nothing of it reaches the file. */
  private void fullText() throws SQLException {
    for (String table : texts(FULL_TEXT_TABLES)) {
      String name = quoted(table);
      statement.execute("BEGIN");
      try {
        statement.execute(
            "INSERT INTO %s(%s, rank) VALUES ('integrity-check', 1)".formatted(name, name));
      } catch (SQLException broken) {
        warnings.add(
            "The full-text index %s is broken or does not match its table (%s)."
                .formatted(table, firstLine(broken)));
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  private Map<String, Long> rows() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : texts(TABLES)) {
      rows.put(table, number("SELECT count(*) FROM " + quoted(table)));
    }
    return rows;
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(String.valueOf(row.getString(1)));
      }
    }
    return texts;
  }

  private long number(String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Without the driver's code and SQLite's name for it. */
  private static String firstLine(SQLException failure) {
    String line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown");
    Matcher wrapped = WRAPPED.matcher(line);
    return wrapped.matches() ? wrapped.group(1) : line;
  }
}
