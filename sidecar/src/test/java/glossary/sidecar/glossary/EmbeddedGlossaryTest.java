package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glossary.config.DatabaseMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedGlossaryTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void holds_a_sample_in_both_languages() throws Exception {
    try (SqliteSource source = created()) {
      assertThat(source.state().writable()).isTrue();
      assertThat(source.count(new EntryFilter("en", null, null))).isGreaterThanOrEqualTo(60);
      assertThat(source.count(new EntryFilter("de", null, null))).isGreaterThanOrEqualTo(60);
      assertThat(numberIn(source, "SELECT count(*) FROM term_relationships"))
          .isGreaterThanOrEqualTo(140);
      assertThat(numberIn(source, "SELECT count(*) FROM document_types")).isPositive();
    }
  }

  @Test
  void every_sample_entry_is_well_formed() throws Exception {
    Set<String> seen = new HashSet<>();
    try (SqliteSource source = created()) {
      source.scan(entry -> check(entry, seen));
    }
    assertThat(seen).hasSizeGreaterThan(120);
  }

  @Test
  void every_sample_relationship_joins_two_terms_once() throws Exception {
    try (SqliteSource source = created()) {
      assertThat(
              numberIn(
                  source,
                  "SELECT count(*) - count(DISTINCT source_term_id || ' ' || target_term_id"
                      + " || relation_type) FROM term_relationships"))
          .isZero();
      long listed = resource().get("relationships").size();
      assertThat(
              numberIn(
                  source,
                  "SELECT count(*) FROM term_relationships WHERE relation_type <> 'translation'"))
          .isEqualTo(listed);
      assertThat(numberIn(source, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
    }
  }

  @Test
  void any_tool_can_search_its_index() throws Exception {
    try (SqliteSource source = created()) {
      assertThat(
              numberIn(
                  source,
                  "SELECT count(*) FROM glossary_fts WHERE glossary_fts MATCH 'cavitation'"))
          .isPositive();
    }
  }

  @Test
  void a_file_that_is_there_is_never_touched() throws Exception {
    Path file = Files.writeString(folder.resolve("glossary.db"), "mine");

    assertThat(EmbeddedGlossary.createIfAbsent(file)).isFalse();
    assertThat(file).hasContent("mine");
  }

  @Test
  void of_many_that_create_at_once_one_does_and_nothing_is_left_over() throws Exception {
    Path file = folder.resolve("a/b/glossary.db");
    var threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> create = () -> EmbeddedGlossary.createIfAbsent(file);
      int created = 0;
      for (var result : threads.invokeAll(Collections.nCopies(4, create))) {
        created += result.get() ? 1 : 0;
      }
      assertThat(created).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
    try (var all = Files.list(file.getParent())) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void what_a_killed_creation_left_is_cleared_away_later() throws Exception {
    Path old = Files.writeString(folder.resolve(".glossary.db.partial-1"), "half");
    Path young = Files.writeString(folder.resolve(".glossary.db.partial-2"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));

    EmbeddedGlossary.createEmptyIfAbsent(folder.resolve("glossary.db"));

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void a_folder_that_cannot_be_is_an_error_with_a_message() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> EmbeddedGlossary.createIfAbsent(notAFolder.resolve("glossary.db")))
        .isInstanceOf(IOException.class);
  }

  private SqliteSource created() throws IOException {
    Path file = folder.resolve("glossary.db");
    EmbeddedGlossary.createIfAbsent(file);
    return new SqliteSource(file, DatabaseMode.AUTO);
  }

  private static void check(Entry entry, Set<String> seen) {
    assertThat(seen.add(entry.term() + "|" + entry.language())).as(entry.term()).isTrue();
    JsonNode definitions = parsed(entry.definitions());
    assertThat(definitions.size()).as(entry.term()).isBetween(1, 2);
    for (JsonNode definition : definitions) {
      assertThat(definition.get("text").asText())
          .as(entry.term())
          .matches("[^ ].{20,}[^ ][.)]")
          .doesNotContain("  ", " ,", "'");
    }
    assertThat(definitions.get(0).get("is_primary").asBoolean()).isTrue();
    assertThat(parsed(entry.domainTags()).size()).as(entry.term()).isPositive();
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException invalid) {
      throw new AssertionError(json, invalid);
    }
  }

  private static JsonNode resource() throws IOException {
    try (InputStream in = EmbeddedGlossary.class.getResourceAsStream("sample-glossary.json")) {
      return JSON.readTree(in);
    }
  }

  private static long numberIn(SqliteSource source, String sql) throws SQLException {
    return source.write(connection -> number(connection, sql));
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.getLong(1);
    }
  }
}
