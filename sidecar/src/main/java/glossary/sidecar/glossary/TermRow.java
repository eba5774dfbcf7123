package glossary.sidecar.glossary;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One id on the way through the table, with its term.
 *
 * @param term null if it is not one of the wanted language
 */
record TermRow(long id, String term) {

  static TermRow read(ResultSet row, ReadLimit limit) throws SQLException {
    String term = row.getString(2);
    limit.took(term == null ? 0 : term.length());
    return new TermRow(row.getLong(1), term);
  }
}
