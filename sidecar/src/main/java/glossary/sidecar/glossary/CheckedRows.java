package glossary.sidecar.glossary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the rows of a SELECT, whose ids nothing keeps unique or whole, in one short read. */
final class CheckedRows implements Keyset.Row<StoredEntry> {
  private boolean any;
  private long last;

  @Override
  public StoredEntry read(ResultSet row, ReadLimit limit) throws SQLException {
    Object id = row.getObject(1);
    if (!(id instanceof Integer || id instanceof Long)) {
      throw new SourceSqlFault(SourceSqlFault.NO_INTEGER.formatted(type(id)));
    }
    StoredEntry entry = StoredEntry.read(row, limit);
    if (any && entry.id() == last) {
      throw new SourceSqlFault(SourceSqlFault.DUPLICATE.formatted(last));
    }
    any = true;
    last = entry.id();
    return entry;
  }

  static void checkUnique(Connection connection, EntryTable table, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.rowsOf())) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (row.getLong(1) > 1) {
          throw new SourceSqlFault(SourceSqlFault.DUPLICATE.formatted(id));
        }
      }
    }
  }

  private static String type(Object id) {
    return id == null
        ? "null"
        : id instanceof String ? "text" : id instanceof Double ? "real" : "blob";
  }
}
