package glossary.sidecar.doctor;

import glossary.sidecar.glossary.Inspection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The row numbers of one table in ascending order, read in short looks. */
final class IdWalk {
  private static final int MOST = 20_000;

  private final Inspection inspection;
  private final String sql;
  private List<Long> ahead = List.of();
  private int at;
  private long next = Long.MIN_VALUE;
  private boolean last;
  private long passed;

  /**
   * @param key of the table, as SQL
   * @param table as SQL
   */
  IdWalk(Inspection inspection, String key, String table) {
    this.inspection = inspection;
    this.sql =
        "SELECT %s FROM %s WHERE %1$s >= ? ORDER BY %1$s LIMIT %d".formatted(key, table, MOST);
  }

  /**
   * The next number, without passing it; null at the end.
   *
   * @throws TooSlow if not one can be read in time
   */
  Long peek() throws SQLException {
    if (at == ahead.size() && !last) {
      read();
    }
    return at < ahead.size() ? ahead.get(at) : null;
  }

  void pass() {
    at++;
    passed++;
  }

  /** How many were passed. */
  long passed() {
    return passed;
  }

  private void read() throws SQLException {
    Optional<List<Long>> some = inspection.look(this::some);
    for (int tries = 1; some.isEmpty(); tries++) {
      if (tries == 3) {
        throw new TooSlow();
      }
      some = inspection.look(this::some);
    }
    ahead = some.get();
    at = 0;
    if (ahead.isEmpty() || ahead.get(ahead.size() - 1) == Long.MAX_VALUE) {
      last = true;
    } else {
      next = ahead.get(ahead.size() - 1) + 1;
    }
  }

  private List<Long> some(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, next);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
          if (inspection.spent()) {
            break;
          }
        }
      }
    }
    return ids;
  }
}
