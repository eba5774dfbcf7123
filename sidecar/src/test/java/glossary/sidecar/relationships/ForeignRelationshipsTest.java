package glossary.sidecar.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.Calls;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.TestSidecar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the database of another server, whatever is in it. */
class ForeignRelationshipsTest {
  private static final String ALL = "/api/relationships/";
  private static final String NEW =
      "{\"source_term_id\":%d,\"target_term_id\":%d,\"relation_type\":\"%s\"}";

  @TempDir Path folder;
  ForeignDatabase host;

  @BeforeEach
  void create() throws Exception {
    host = ForeignDatabase.in(folder, 10);
  }

  @Test
  void reads_and_refused_writes_leave_the_file_as_it_was() throws Exception {
    host.relates(1, 1, "broader", 2, 0.9);
    String before = host.sha256();

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      assertThat(sidecar.json(ALL)).hasSize(1);
      assertThat(sidecar.json(ALL + "1").get("target_term").asText()).isEqualTo("term 2");
      assertThat(sidecar.json(ALL + "graph/data").get("edges")).hasSize(1);
      assertThat(sidecar.json(ALL + "stats/overview").get("validated").asInt()).isEqualTo(1);
      refused(sidecar, "POST", ALL, NEW.formatted(1, 3, "x"));
      refused(sidecar, "PUT", ALL + "1", "{\"confidence\":1}");
      refused(sidecar, "DELETE", ALL + "1", null);
    }

    assertThat(host.sha256()).isEqualTo(before);
  }

  @Test
  void writes_are_done_where_they_are_allowed() throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write")) {
      HttpResponse<String> created = send(sidecar, "POST", ALL, NEW.formatted(1, 2, "x"));

      assertThat(created.statusCode()).isEqualTo(201);
      assertThat(
              host.number(
                  "SELECT count(*) FROM term_relationships WHERE relation_type = 'x' AND confidence"
                      + " = 0.5 AND validated = 'pending' AND created_at GLOB '????-??-??"
                      + " ??:??:??.??????'"))
          .isEqualTo(1);
    }
  }

  @Test
  void a_database_without_the_table_has_no_relationships_and_takes_none() throws Exception {
    host.does("DROP TABLE term_relationships");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write")) {
      assertThat(sidecar.json(ALL)).isEmpty();
      assertThat(sidecar.get(ALL + "1").statusCode()).isEqualTo(404);
      assertThat(sidecar.json(ALL + "stats/overview").get("total_relationships").asInt()).isZero();
      assertThat(sidecar.json(ALL + "graph/data?term_ids=1").get("nodes")).hasSize(1);
      assertThat(send(sidecar, "POST", ALL, NEW.formatted(1, 2, "x")).statusCode()).isEqualTo(503);
      assertThat(sidecar.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void missing_columns_wrong_types_and_nulls_are_read_as_far_as_they_go() throws Exception {
    host.does("DROP TABLE term_relationships")
        .does(
            "CREATE TABLE term_relationships (id INTEGER PRIMARY KEY, source_term_id, target_term_id,"
                + " relation_type, confidence)")
        .does(
            "INSERT INTO term_relationships VALUES (1, 1, 2, NULL, 'high'), (2, 'x', NULL, 7, NULL),"
                + " (3, 2, 3, x'ff00fe', 9e999), (4, 3, 4, 'broader', 0.7), (5, 4, 5, 'a', '0.6')");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write")) {
      assertThat(sidecar.json(ALL).findValuesAsText("id")).containsExactly("3", "4", "5", "1", "2");
      assertThat(sidecar.json(ALL + "?min_confidence=0.1").findValuesAsText("id"))
          .containsExactly("3", "4", "5");
      assertThat(sidecar.json(ALL + "?validated=validated")).isEmpty();
      JsonNode worst = sidecar.json(ALL + "2");
      assertThat(worst.get("source_term").isNull()).isTrue();
      assertThat(worst.get("relation_type").asText()).isEqualTo("7");
      assertThat(worst.get("validated").asText()).isEmpty();
      assertThat(sidecar.json(ALL + "stats/overview").get("total_relationships").asInt())
          .isEqualTo(5);
      assertThat(sidecar.json(ALL + "graph/data").get("edges")).hasSize(3);
      assertThat(send(sidecar, "POST", ALL, NEW.formatted(5, 6, "x")).statusCode()).isEqualTo(201);
      assertThat(send(sidecar, "POST", ALL, NEW.formatted(5, 6, "x")).statusCode()).isEqualTo(409);
      assertThat(send(sidecar, "PUT", ALL + "1", "{\"relation_type\":\"y\"}").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void a_rule_of_the_table_that_we_do_not_know_is_422_and_not_our_fault() throws Exception {
    host.does("ALTER TABLE term_relationships ADD COLUMN weight REAL CHECK (weight IS NOT NULL)");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write")) {
      HttpResponse<String> refused = send(sidecar, "POST", ALL, NEW.formatted(1, 2, "x"));

      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("forbids").doesNotContain("weight");
    }
  }

  @Test
  void relationships_of_deleted_terms_are_listed_and_can_be_changed_but_are_in_no_graph()
      throws Exception {
    host.relates(1, 1, "broader", 2, 0.9)
        .relates(2, 2, "broader", 77, 0.95)
        .relates(3, 88, "broader", 99, 1);

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write")) {
      assertThat(sidecar.json(ALL).findValuesAsText("id")).containsExactly("3", "2", "1");
      assertThat(sidecar.json(ALL + "2").get("target_term").isNull()).isTrue();
      JsonNode graph = sidecar.json(ALL + "graph/data?term_ids=2&term_ids=88");
      assertThat(graph.get("nodes").findValuesAsText("id")).containsExactly("2", "1");
      assertThat(graph.get("edges").findValuesAsText("id")).containsExactly("edge-1");
      assertThat(send(sidecar, "PUT", ALL + "2", "{\"validated\":\"rejected\"}").statusCode())
          .isEqualTo(200);
      assertThat(send(sidecar, "PUT", ALL + "2", "{\"target_term_id\":3}").statusCode())
          .isEqualTo(200);
      assertThat(send(sidecar, "DELETE", ALL + "3", null).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void writers_of_two_processes_do_not_lose_each_others_work() throws Exception {
    host.terms(11, 300);
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write");
        HostProcess other = HostProcess.on(host.file())) {
      other.say("commits 100");
      List<Integer> statuses = new ArrayList<>();
      for (int i = 2; i <= 100; i++) {
        statuses.add(send(sidecar, "POST", ALL, NEW.formatted(1, i, "x")).statusCode());
      }

      assertThat(other.answer()).startsWith("longest");
      assertThat(statuses).containsOnly(201);
      assertThat(host.number("SELECT count(*) FROM term_relationships")).isEqualTo(99);
      assertThat(host.number("SELECT count(*) FROM glossary_entries")).isEqualTo(400);
    }
  }

  @Test
  void of_many_who_create_the_same_at_once_one_does() throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write")) {
      List<Integer> statuses =
          IntStream.range(0, 8)
              .parallel()
              .mapToObj(i -> send(sidecar, "POST", ALL, NEW.formatted(1, 2, "x")).statusCode())
              .sorted()
              .toList();

      assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }
  }

  @Test
  void while_another_holds_the_write_lock_a_write_is_503_and_reads_go_on() throws Exception {
    host.relates(1, 1, "broader", 2, 0.9);
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "DATABASE_MODE=read-write");
        HostProcess other = HostProcess.on(host.file())) {
      other.does("BEGIN IMMEDIATE");

      assertThat(send(sidecar, "DELETE", ALL + "1", null).statusCode()).isEqualTo(503);
      assertThat(sidecar.json(ALL)).hasSize(1);
      other.does("COMMIT");
      assertThat(send(sidecar, "DELETE", ALL + "1", null).statusCode()).isEqualTo(204);
    }
  }

  private static void refused(TestSidecar sidecar, String method, String path, String json) {
    HttpResponse<String> response = send(sidecar, method, path, json);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("DATABASE_MODE=read-write");
  }

  private static HttpResponse<String> send(
      TestSidecar sidecar, String method, String path, String json) {
    return Calls.asAdmin(sidecar, method, path, json);
  }
}
