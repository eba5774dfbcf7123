package glossary.sidecar.doctor;

import glossary.sidecar.glossary.Inspection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which words an index has for which rows: all of a small one, of a large one a sample from each
 * letter of the alphabet.
 */
final class Postings {
  private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int MOST = 300_000;
  private static final int AT_ONCE = 4000;
  private static final String SOME =
      "SELECT term, doc, col FROM temp.doctor_words WHERE term >= ? AND term < ? LIMIT " + AT_ONCE;

  /** A word in a column, which is empty if the index does not keep columns apart. */
  record Posting(String column, String word) {}

  /** Words from one to before another. */
  private record Range(String from, String to) {}

  private record Found(long row, Posting posting) {}

  private final Inspection inspection;
  private final Map<Long, Set<Posting>> byRow = new TreeMap<>();
  private int count;
  private boolean whole = true;

  private Postings(Inspection inspection) {
    this.inspection = inspection;
  }

  /** Needs {@code temp.doctor_words}, the index's instances. */
  static Postings read(Inspection inspection) throws SQLException {
    Postings postings = new Postings(inspection);
    postings.readInTurn();
    return postings;
  }

  Map<Long, Set<Posting>> byRow() {
    return byRow;
  }

  /** Whether these are all. */
  boolean whole() {
    return whole;
  }

  private void readInTurn() throws SQLException {
    Budget budget = Budget.of(LONGEST);
    Deque<Range> ranges = new ArrayDeque<>(alphabet());
    while (!ranges.isEmpty() && count < MOST && !budget.spent()) {
      Range range = ranges.poll();
      Optional<List<Found>> found = inspection.look(connection -> some(connection, range));
      whole &= found.isPresent();
      if (found.isPresent() && !found.get().isEmpty()) {
        ranges.add(new Range(take(found.get()), range.to()));
      }
    }
    whole &= ranges.isEmpty();
  }

  private static List<Range> alphabet() {
    List<Range> ranges = new ArrayList<>();
    String from = "";
    for (int at = 0; at < LETTERS.length(); at++) {
      String letter = LETTERS.substring(at, at + 1);
      ranges.add(new Range(from, letter));
      from = letter;
    }
    ranges.add(new Range(from, "{"));
    ranges.add(new Range("{", Character.toString(Character.MAX_CODE_POINT)));
    return ranges;
  }

  private List<Found> some(Connection connection, Range range) throws SQLException {
    List<Found> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SOME)) {
      statement.setString(1, range.from());
      statement.setString(2, range.to());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next() && !inspection.spent()) {
          String column = row.getString(3);
          found.add(
              new Found(
                  row.getLong(2), new Posting(column == null ? "" : column, row.getString(1))));
        }
      }
    }
    return found;
  }

  /**
   * Keeps them, but not the last word, of which there may be more; unless there is no other.
   *
   * @return where to go on
   */
  private String take(List<Found> found) {
    String last = found.get(found.size() - 1).posting().word();
    boolean only = found.get(0).posting().word().equals(last);
    boolean more = found.size() == AT_ONCE || inspection.spent();
    whole &= !(only && more);
    for (Found each : found) {
      if (only || !more || !each.posting().word().equals(last)) {
        byRow.computeIfAbsent(each.row(), row -> new HashSet<>()).add(each.posting());
        count++;
      }
    }
    return only || !more ? last + "\u0001" : last;
  }
}
