package glossary.sidecar.doctor;

import glossary.sidecar.glossary.Inspection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Row numbers that were found to be wrong: how many, and the first of them. */
final class Ids {
  /** So many do not come from what the host writes between two looks. */
  private static final int CONFIRMED = 200;

  private final List<Long> first = new ArrayList<>();
  private long count;

  void add(long id) {
    count++;
    if (first.size() <= CONFIRMED) {
      first.add(id);
    }
  }

  long count() {
    return count;
  }

  /** Up to five, such as {@code 3, 7, ...}. */
  String some() {
    return first.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "))
        + (count > 5 ? ", ..." : "");
  }

  /**
   * Looks again at a few, each in one look.
   *
   * @param sql with one parameter; gives 1 for a number that is still wrong
   */
  void keepThose(Inspection inspection, String sql) throws SQLException {
    if (count > CONFIRMED) {
      return;
    }
    for (Long id : List.copyOf(first)) {
      if (!inspection.look(connection -> isWrong(connection, sql, id)).orElse(true)) {
        first.remove(id);
        count--;
      }
    }
  }

  private static boolean isWrong(Connection connection, String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }
}
