package glossary.sidecar.search;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The search of the existing server: what is typed goes to FTS5 as it is. */
final class ExistingSearch implements AutoCloseable {
  private static final String SQL =
      "SELECT e.term FROM glossary_fts JOIN glossary_entries e ON e.id = glossary_fts.rowid"
          + " WHERE glossary_fts MATCH ?1 AND (?2 IS NULL OR e.language = ?2)"
          + " ORDER BY bm25(glossary_fts) LIMIT ?3";

  private final Connection connection;

  ExistingSearch(Path file) throws SQLException {
    connection = JudgedGlossary.connect(file);
  }

  /**
   * Terms found, best first; none for what is a syntax error to FTS5.
   *
   * @param language null for any
   */
  List<String> terms(String query, String language, int limit) throws SQLException {
    List<String> terms = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setString(1, query);
      select.setString(2, language);
      select.setInt(3, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          terms.add(rows.getString(1));
        }
      }
    } catch (SQLException failed) {
      if (!isAboutTheQuery(failed)) {
        throw failed;
      }
    }
    return terms;
  }

  private static boolean isAboutTheQuery(SQLException failed) {
    return failed.getMessage().contains("fts5: syntax error")
        || failed.getMessage().contains("no such column")
        || failed.getMessage().contains("unterminated string");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
