package glossary.sidecar.doctor;

import glossary.sidecar.glossary.Inspection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares the text that an index keeps with what the host's own insert trigger would write. */
final class StoredText {
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final int MOST = 2000;

  private final Inspection inspection;
  private final String select;
  private final Ids different = new Ids();

  private StoredText(Inspection inspection, String select) {
    this.inspection = inspection;
    this.select = select;
  }

  /**
   * @param different the rows whose text differs
   * @param whole whether all were compared
   */
  record Result(Ids different, boolean whole) {}

  static Result compare(Patient patient, Refill refill) throws SQLException {
    StoredText text = new StoredText(patient.inspection(), select(patient.declaration(), refill));
    boolean whole = text.walk();
    text.different.keepThose(
        patient.inspection(), "SELECT NOT same FROM (" + text.select + ") WHERE k = ?");
    return new Result(text.different, whole);
  }

  private static String select(Declaration declaration, Refill refill) {
    List<String> names = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (int i = 0; i < refill.columns().size(); i++) {
      boolean key = i == refill.key();
      names.add(key ? "k" : "v" + i);
      int column = position(declaration.columns(), refill.columns().get(i));
      if (!key && column >= 0) {
        same.add("x.v%d IS c.c%d".formatted(i, column));
      }
    }
    return "WITH expected(%s) AS (%s) SELECT x.k AS k, %s AS same FROM expected AS x JOIN %s AS c ON c.id = x.k"
        .formatted(
            String.join(", ", names),
            refill.select(),
            same.isEmpty() ? "1" : same.stream().collect(Collectors.joining(" AND ", "(", ")")),
            declaration.shadow("content"));
  }

  private static int position(List<String> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether it came to the end. */
  private boolean walk() throws SQLException {
    Budget budget = Budget.of(LONGEST);
    long from = Long.MIN_VALUE;
    while (!budget.spent()) {
      long start = from;
      Optional<Long> reached = inspection.look(connection -> some(connection, start));
      if (reached.isEmpty()) {
        throw new TooSlow();
      }
      if (reached.get() == Long.MAX_VALUE) {
        return true;
      }
      from = reached.get() + 1;
    }
    return false;
  }

  /** The last number that was looked at; the largest there is at the end. */
  private long some(Connection connection, long from) throws SQLException {
    String sql = "SELECT k, same FROM (" + select + ") WHERE k >= ? ORDER BY k LIMIT " + MOST;
    long reached = Long.MAX_VALUE;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, from);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reached = row.getLong(1);
          if (!row.getBoolean(2)) {
            different.add(reached);
          }
          if (inspection.spent()) {
            break;
          }
        }
      }
    }
    return reached;
  }
}
