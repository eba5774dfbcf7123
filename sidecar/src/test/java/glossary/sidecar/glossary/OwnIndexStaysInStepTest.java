package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnIndexStaysInStepTest {
  private static final String[] CONFLICTS = {
    "", " OR REPLACE", " OR IGNORE", " OR FAIL", " OR ABORT", " OR ROLLBACK"
  };
  private static final String[] DEFINITIONS = {
    "'[{\"text\": \"one two\"}]'",
    "'[{\"text\": \"three\"}, {\"text\": null}, {\"other\": 1}]'",
    "'[]'",
    "'[\"plain\", 7, [\"x\"]]'",
    "'no json'",
    "'{\"text\": \"object\"}'",
    "''",
    "x'5b5d'",
    "12.5"
  };

  @TempDir Path folder;
  Path file;

  @BeforeEach
  void create() throws Exception {
    file = folder.resolve("glossary.db");
    EmbeddedGlossary.createEmptyIfAbsent(file);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void after_any_sequence_of_writes(long seed) throws SQLException {
    Random random = new Random(seed);
    try (Connection connection = Connections.writer(file, Duration.ofSeconds(1), true);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA recursive_triggers = " + seed % 2);
      int succeeded = 0;
      for (int i = 0; i < 400; i++) {
        succeeded += attempt(statement, write(random));
      }
      assertThat(succeeded).isGreaterThan(150);
      assertThat(number(statement, "SELECT count(*) FROM glossary_entries")).isPositive();
    }
    OwnIndex.assertInStep(file);
  }

  @Test
  void a_replaced_entry_leaves_no_words_behind() throws SQLException {
    try (Connection connection = Connections.writer(file, Duration.ofSeconds(1), true);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(insert("", "1", "pump", "'[{\"text\": \"reactor\"}]'"));
      statement.executeUpdate(insert(" OR REPLACE", "2", "pump", "'[{\"text\": \"boiler\"}]'"));

      assertThat(number(statement, "SELECT count(*) FROM glossary_fts('reactor')")).isZero();
      assertThat(number(statement, "SELECT rowid FROM glossary_fts('boiler')")).isEqualTo(2);
    }
  }

  @Test
  void an_ignored_entry_keeps_the_words_of_the_one_that_stays() throws SQLException {
    try (Connection connection = Connections.writer(file, Duration.ofSeconds(1), true);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(insert("", "1", "pump", "'[{\"text\": \"reactor\"}]'"));
      statement.executeUpdate(insert(" OR IGNORE", "2", "pump", "'[{\"text\": \"boiler\"}]'"));

      assertThat(number(statement, "SELECT rowid FROM glossary_fts('reactor')")).isEqualTo(1);
      assertThat(number(statement, "SELECT count(*) FROM glossary_fts('boiler')")).isZero();
    }
  }

  private static int attempt(Statement statement, String sql) throws SQLException {
    try {
      statement.executeUpdate(sql);
      return 1;
    } catch (SQLException conflict) {
      assertThat(conflict.getErrorCode()).as(sql + ": " + conflict.getMessage()).isEqualTo(19);
      return 0;
    }
  }

  private static String write(Random random) {
    String conflict = CONFLICTS[random.nextInt(CONFLICTS.length)];
    String id = random.nextInt(3) == 0 ? "NULL" : String.valueOf(random.nextInt(12));
    String term = "term" + random.nextInt(8);
    String definitions = DEFINITIONS[random.nextInt(DEFINITIONS.length)];
    return switch (random.nextInt(8)) {
      case 0 -> "DELETE FROM glossary_entries WHERE id % 12 = " + random.nextInt(12);
      case 1 -> "UPDATE" + conflict + " glossary_entries SET term = '" + term + "' WHERE id < 5";
      case 2 ->
          "UPDATE"
              + conflict
              + " glossary_entries SET id = "
              + random.nextInt(12)
              + ", definitions = "
              + definitions
              + " WHERE term = '"
              + term
              + "'";
      case 3 -> "UPDATE glossary_entries SET domain_tags = '[1' WHERE term = '" + term + "'";
      case 4 ->
          insert("", id, term, definitions)
              + " ON CONFLICT DO UPDATE SET definitions = '[{\"text\": \"upserted\"}]'";
      case 5 -> insert("", id, term, definitions) + " ON CONFLICT DO NOTHING";
      default -> insert(conflict, id, term, definitions);
    };
  }

  private static String insert(String conflict, String id, String term, String definitions) {
    return "INSERT"
        + conflict
        + " INTO glossary_entries VALUES ("
        + id
        + ", '"
        + term
        + "', "
        + definitions
        + ", 'en', 'internal', NULL, '', '', NULL, 'pending', 'synced')";
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }
}
