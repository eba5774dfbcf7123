package glossary.sidecar.glossary;

import java.sql.ResultSet;
import java.sql.SQLException;

/** One id on the way through the table, and whether a filter takes its entry. */
record Hop(long id, boolean matches) {

  static Hop read(ResultSet row, ReadLimit limit) throws SQLException {
    return new Hop(row.getLong(1), row.getBoolean(2));
  }
}
