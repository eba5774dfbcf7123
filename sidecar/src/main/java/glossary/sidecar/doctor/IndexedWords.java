package glossary.sidecar.doctor;

import glossary.sidecar.doctor.Postings.Posting;
import glossary.sidecar.glossary.Inspection;
import glossary.sidecar.glossary.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the words of an index with the text of its external content, split anew by the same
 * tokenizer in a temporary table, which is in memory.
 */
final class IndexedWords {
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final int ROWS_AT_ONCE = 100;
  private static final int CONFIRMED = 50;

  /** A word that the index has and the row has not. */
  record Wrong(long row, String word) {}

  /**
   * @param first some of the wrong words
   * @param rows how many rows have such words
   * @param examined how many rows were compared
   * @param whole whether every word of every row was
   */
  record Result(List<Wrong> first, long rows, long examined, boolean whole) {}

  private final Inspection inspection;
  private final String fill;
  private final List<Wrong> first = new ArrayList<>();
  private long rows;
  private long examined;

  private IndexedWords(Inspection inspection, String fill) {
    this.inspection = inspection;
    this.fill = fill;
  }

  /** Empty if its words cannot be had, as with a tokenizer of the host's own. */
  static Optional<Result> compare(Patient patient) throws SQLException {
    Inspection inspection = patient.inspection();
    try {
      inspection.look(connection -> prepare(connection, patient.declaration()));
    } catch (SQLException foreignTokenizer) {
      return Optional.empty();
    }
    IndexedWords words = new IndexedWords(inspection, fill(patient.declaration()));
    Postings postings = Postings.read(inspection);
    words.compareAll(postings.byRow());
    boolean whole = postings.whole() && words.examined == postings.byRow().size();
    return Optional.of(new Result(words.first, words.rows, words.examined, whole));
  }

  private static boolean prepare(Connection connection, Declaration declaration)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(declaration.sameWords("temp.doctor_text"));
      statement.execute(
          "CREATE VIRTUAL TABLE temp.doctor_words USING fts5vocab(main, %s, instance)"
              .formatted(SqlText.quoted(declaration.name())));
      statement.execute(
          "CREATE VIRTUAL TABLE temp.doctor_text_words USING"
              + " fts5vocab(temp, doctor_text, instance)");
      return true;
    }
  }

  private static String fill(Declaration declaration) {
    String columns =
        declaration.columns().stream().map(SqlText::quoted).collect(Collectors.joining(", "));
    return "INSERT INTO temp.doctor_text (rowid, %s) SELECT %s, %1$s FROM %s WHERE %2$s IN (SELECT value FROM json_each(?))"
        .formatted(
            columns,
            IdComparison.key(declaration.contentRowid()),
            SqlText.quoted(declaration.contentTable()));
  }

  private void compareAll(Map<Long, Set<Posting>> indexed) throws SQLException {
    Budget budget = Budget.of(LONGEST);
    List<Long> ids = new ArrayList<>(indexed.keySet());
    for (int from = 0; from < ids.size() && !budget.spent(); from += ROWS_AT_ONCE) {
      List<Long> some = ids.subList(from, Math.min(ids.size(), from + ROWS_AT_ONCE));
      Optional<Map<Long, Set<Posting>>> text = textOf(some);
      if (text.isPresent()) {
        for (Long id : some) {
          compare(id, indexed.get(id), text.get().getOrDefault(id, Set.of()));
        }
      }
    }
  }

  private void compare(long id, Set<Posting> indexed, Set<Posting> text) throws SQLException {
    examined++;
    List<Wrong> wrong =
        indexed.stream()
            .filter(posting -> !text.contains(posting))
            .map(posting -> new Wrong(id, posting.word()))
            .toList();
    if (wrong.isEmpty()) {
      return;
    }
    if (rows < CONFIRMED) {
      wrong = stillThere(wrong);
    }
    if (!wrong.isEmpty()) {
      rows++;
      if (first.size() < 3) {
        first.add(wrong.get(0));
      }
    }
  }

  /** The host may have changed the row between the look at its words and that at its text. */
  private List<Wrong> stillThere(List<Wrong> wrong) throws SQLException {
    List<Wrong> still = new ArrayList<>();
    for (Wrong each : wrong) {
      if (inspection.look(connection -> isThere(connection, each)).orElse(false)) {
        still.add(each);
      }
    }
    return still;
  }

  private static boolean isThere(Connection connection, Wrong wrong) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT 1 FROM temp.doctor_words WHERE term = ? AND doc = ?)")) {
      statement.setString(1, wrong.word());
      statement.setLong(2, wrong.row());
      try (ResultSet row = statement.executeQuery()) {
        return row.getBoolean(1);
      }
    }
  }

  private Optional<Map<Long, Set<Posting>>> textOf(List<Long> ids) throws SQLException {
    inspection.look(connection -> run(connection, "DELETE FROM temp.doctor_text"));
    boolean filled = inspection.look(connection -> filled(connection, ids)).orElse(false);
    return filled ? inspection.look(IndexedWords::words) : Optional.empty();
  }

  private boolean filled(Connection connection, List<Long> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(fill)) {
      statement.setString(1, ids.toString());
      statement.executeUpdate();
      return true;
    }
  }

  private static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      return true;
    }
  }

  /** Each word in its column and without one: an index may keep columns apart or not. */
  private static Map<Long, Set<Posting>> words(Connection connection) throws SQLException {
    Map<Long, Set<Posting>> words = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT doc, col, term FROM temp.doctor_text_words")) {
      while (row.next()) {
        Set<Posting> of = words.computeIfAbsent(row.getLong(1), id -> new HashSet<>());
        of.add(new Posting(row.getString(2), row.getString(3)));
        of.add(new Posting("", row.getString(3)));
      }
    }
    return words;
  }
}
