package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.TestSidecar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes to a database that another server made. */
class ForeignWriteTest {
  private static final String VALID =
      "{\"term\": \"zyxgauge\", \"language\": \"en\", \"definitions\": [{\"text\": \"d\"}]}";

  @TempDir Path folder;

  @Test
  void are_forbidden_unless_the_setting_allows_them() throws Exception {
    HostProcess.leaves(folder.resolve("host.db"), 3);
    try (TestSidecar sidecar = TestSidecar.ready(folder, "DATABASE_URL=sqlite:///host.db")) {
      for (String method : new String[] {"PUT", "DELETE"}) {
        assertForbidden(sidecar.write(method, "/api/glossary/1", VALID));
      }
      assertForbidden(sidecar.write("POST", "/api/glossary", VALID));
      assertForbidden(
          sidecar.write(
              "POST", "/api/glossary/bulk-update?entry_ids=1&validation_status=validated", ""));
      assertThat(sidecar.json("/api/glossary/count").get("total").asInt()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT    | /api/glossary/2",
        "DELETE | /api/glossary/2",
        "POST   | /api/glossary/bulk-update?entry_ids=1&entry_ids=2&validation_status=validated"
      })
  void that_the_hosts_faulty_index_forbids_say_so_and_leave_nothing_behind(
      String method, String target) throws Exception {
    Path file = folder.resolve("host.db");
    HostProcess.leaves(file, 3);
    try (TestSidecar sidecar = writing()) {
      String before = sidecar.get("/api/glossary").body();

      HttpResponse<String> answer = sidecar.write(method, target, VALID);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      String message = TestSidecar.parse(answer.body()).at("/error/message").asText();
      assertThat(message).contains("search index is broken", "/api/index/doctor");
      assertThat(message).doesNotContain("definition_text");
      assertThat(sidecar.get("/api/glossary").body()).isEqualTo(before);
      assertThat(sidecar.get("/health").statusCode()).isEqualTo(200);
      assertThat(sidecar.write("DELETE", "/api/glossary/77", "").statusCode()).isEqualTo(404);
    }
    try (HostProcess host = HostProcess.on(file)) {
      host.does("INSERT INTO document_types VALUES (1, 'c', 'e', 'd', NULL, '')");
    }
  }

  @Test
  void add_an_entry_in_spite_of_the_hosts_faulty_index() throws Exception {
    HostProcess.leaves(folder.resolve("host.db"), 3);
    try (TestSidecar sidecar = writing()) {
      HttpResponse<String> answer = sidecar.write("POST", "/api/glossary", VALID);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      assertThat(sidecar.json("/api/search/fulltext?q=zyxgauge").get("total_results").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void work_as_in_a_database_of_our_own_once_its_index_is_repaired() throws Exception {
    Path file = folder.resolve("host.db");
    HostProcess.leaves(file, 3);
    try (HostProcess host = HostProcess.on(file)) {
      host.does("DROP TABLE glossary_fts");
      host.does(
          "CREATE VIRTUAL TABLE glossary_fts USING fts5(term, definition_text, language UNINDEXED,"
              + " domain_tags UNINDEXED, source UNINDEXED)");
    }
    try (TestSidecar sidecar = writing()) {
      assertThat(sidecar.write("PUT", "/api/glossary/2", VALID).statusCode()).isEqualTo(200);
      assertThat(sidecar.write("DELETE", "/api/glossary/3", "").statusCode()).isEqualTo(204);
      JsonNode all = sidecar.json("/api/glossary");
      assertThat(all.findValuesAsText("term")).containsExactly("term 0", "zyxgauge");
    }
  }

  @Test
  void that_any_other_trigger_or_rule_of_the_host_forbids_are_409() throws Exception {
    Path file = folder.resolve("host.db");
    HostProcess.leaves(file, 3);
    try (HostProcess host = HostProcess.on(file)) {
      host.does("DROP TRIGGER glossary_fts_update");
      host.does(
          "CREATE TRIGGER mine AFTER UPDATE ON glossary_entries BEGIN SELECT RAISE(ABORT, 'secret"
              + " rule'); END");
      host.does(
          "CREATE TRIGGER broken AFTER INSERT ON glossary_entries BEGIN INSERT INTO gone VALUES"
              + " (1); END");
    }
    try (TestSidecar sidecar = writing()) {
      HttpResponse<String> ruled = sidecar.write("PUT", "/api/glossary/2", VALID);
      assertThat(ruled.statusCode()).isEqualTo(409);
      assertThat(ruled.body()).doesNotContain("secret");
      HttpResponse<String> broken = sidecar.write("POST", "/api/glossary", VALID);
      assertThat(broken.statusCode()).isEqualTo(409);
      assertThat(broken.body()).contains("trigger").doesNotContain("gone");
      assertThat(sidecar.json("/api/glossary/count").get("total").asInt()).isEqualTo(3);
    }
  }

  @Test
  void to_a_table_that_lacks_their_columns_are_409() throws Exception {
    try (HostProcess host = HostProcess.on(folder.resolve("host.db"))) {
      host.does("CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term, definitions)");
      host.does("INSERT INTO glossary_entries VALUES (1, 'a', '[]')");
    }
    try (TestSidecar sidecar = writing()) {
      HttpResponse<String> answer = sidecar.write("POST", "/api/glossary", VALID);
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).contains("no column language");
      assertThat(sidecar.write("PUT", "/api/glossary/1", "{\"term\": \"b\"}").statusCode())
          .isEqualTo(409);
      assertThat(sidecar.write("DELETE", "/api/glossary/1", "").statusCode()).isEqualTo(204);
    }
  }

  @Test
  void wait_for_a_database_that_is_locked_and_are_then_refused_for_now() throws Exception {
    Path file = folder.resolve("host.db");
    HostProcess.leaves(file, 3);
    try (TestSidecar sidecar = writing();
        HostProcess host = HostProcess.on(file)) {
      host.does("BEGIN IMMEDIATE");
      HttpResponse<String> answer = sidecar.write("POST", "/api/glossary", VALID);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      host.does("ROLLBACK");
      assertThat(sidecar.write("POST", "/api/glossary", VALID).statusCode()).isEqualTo(201);
    }
  }

  private TestSidecar writing() throws Exception {
    return TestSidecar.ready(folder, "DATABASE_URL=sqlite:///host.db", "DATABASE_MODE=read-write");
  }

  private static void assertForbidden(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("DATABASE_MODE=read-write");
  }
}
