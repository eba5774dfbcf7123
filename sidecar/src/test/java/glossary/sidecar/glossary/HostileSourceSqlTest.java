package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileSourceSqlTest {
  private static final List<String> PIECES =
      List.of(
          "SELECT",
          "WITH",
          "x AS",
          "id",
          "term",
          "definition",
          "1 AS id",
          "'t' AS term",
          "FROM",
          "glossary_entries",
          "WHERE",
          ",",
          "(",
          ")",
          ";",
          "*",
          "'",
          "\"",
          "[",
          "]",
          "`",
          "--",
          "/*",
          "*/",
          "\n",
          "?",
          ":a",
          "ATTACH 'x.db' AS y",
          "PRAGMA journal_mode = WAL",
          "DELETE FROM",
          "UNION",
          "ORDER BY id",
          "LIMIT 1",
          "load_extension('x')",
          "json_each(definitions)",
          "JOIN",
          "ON",
          "=",
          "x'00'",
          "\0",
          "ä",
          "randomblob(9)",
          "GROUP BY",
          "RETURNING",
          "VALUES (1)");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void leaveADatabase() throws IOException {
    file = folder.resolve("glossary.db");
    HostProcess.leaves(file, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "DELETE FROM glossary_entries                                    | must be one SELECT",
        "VALUES (1, 2, 3)                                                | must be one SELECT",
        "; SELECT 1                                                      | must be one SELECT",
        "EXPLAIN SELECT 1                                                | must be one SELECT",
        "SELECT 1; SELECT 2                                              | single statement",
        "SELECT 1;;                                                      | single statement",
        "SELECT 1; DROP TABLE glossary_entries                           | single statement",
        "WITH x AS (SELECT 1) DELETE FROM glossary_entries               | must not say DELETE",
        "SELECT * FROM (PRAGMA journal_mode)                             | must not say PRAGMA",
        "SELECT 1 ATTACH 'x' AS y                                        | must not say ATTACH",
        "SELECT * FROM pragma_table_info('x')                            | pragma tables",
        "SELECT * FROM \"pragma_table_info\"('x')                        | pragma tables",
        "SELECT Load_Extension('x')                                      | load code",
        "SELECT [load_extension]('x')                                    | load code",
        "SELECT ?1 AS id                                                 | parameters",
        "SELECT $id AS id                                                | parameters",
        "SELECT 1) UNION SELECT (2                                       | ) too many",
        "SELECT (1                                                       | closing )",
        "SELECT 'a                                                       | never closed",
        "SELECT 1 /* x                                                   | never closed",
        "SELECT 1 AS id, 2 AS term, 3 AS definition)--                   | ) too many",
      })
  void a_statement_that_is_not_one_select_is_refused_untried(String sql, String part) {
    SourceSql refused = SourceSql.of(sql.replace("\0", ""));

    assertThat(refused.fault()).startsWith("SOURCE_SQL").contains(part);
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO, refused)) {
      assertThat(source.state())
          .isEqualTo(new SourceState(Kind.NO_GLOSSARY, refused.fault(), false));
    }
  }

  @Test
  void forbidden_words_in_texts_and_quoted_names_are_harmless() {
    String sql =
        "SELECT id, replace(term, 'DELETE; --', '/* ?') AS term, definitions AS \"definition\""
            + " FROM \"glossary_entries\" /* ; PRAGMA */ WHERE term <> 'load_extension' -- ; ' ATTACH";
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO, SourceSql.of(sql))) {
      assertThat(source.state().message()).isEmpty();
      assertThat(source.count(EntryFilter.ALL)).isEqualTo(3);
    }
  }

  @Test
  void no_text_harms_the_database_or_lets_the_drivers_words_out() throws IOException {
    byte[] before = Files.readAllBytes(file);
    Random random = new Random(5);
    int tried = 0;
    for (int i = 0; i < 3000; i++) {
      SourceSql sql = SourceSql.of(randomText(random));
      if (sql.fault() == null || i % 50 == 0) {
        tried++;
        assertHandled(sql);
      }
    }
    assertThat(tried).isGreaterThan(100);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var beside = Files.list(folder)) {
      assertThat(beside).containsExactly(file);
    }
  }

  private void assertHandled(SourceSql sql) {
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.READ_WRITE, sql)) {
      SourceState state = source.state();
      assertThat(state.writable()).isFalse();
      if (state.ready()) {
        source.list(EntryFilter.ALL, 0, 5);
      } else {
        assertThat(state.message()).startsWith("SOURCE_SQL").doesNotContain("SQLITE");
      }
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "SELECT ");
    if (random.nextBoolean()) {
      text.append("id, term, definitions AS definition FROM glossary_entries ");
    }
    for (int n = random.nextInt(6); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
    }
    return text.toString();
  }
}
