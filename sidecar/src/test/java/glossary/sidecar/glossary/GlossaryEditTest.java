package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.TestSidecar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryEditTest {
  private static final String DEFINED =
      "\"language\": \"en\", \"definitions\": [{\"text\": \"said of it\"}]}";

  @TempDir Path folder;
  TestSidecar sidecar;

  @BeforeEach
  void start() throws Exception {
    sidecar = TestSidecar.ready(folder, "INDEX_POLL_MS=60000");
  }

  @AfterEach
  void stop() throws Exception {
    sidecar.close();
    OwnIndex.assertInStep(folder.resolve("data/sidecar/glossary.db"));
  }

  @Test
  void a_new_entry_has_the_defaults_and_is_found_at_once() throws Exception {
    HttpResponse<String> answer =
        sidecar.write("POST", "/api/glossary", "{\"term\": \"zyxgauge\", " + DEFINED);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode entry = TestSidecar.parse(answer.body());
    assertThat(entry.get("source").asText()).isEqualTo("internal");
    assertThat(entry.get("validation_status").asText()).isEqualTo("pending");
    assertThat(entry.get("sync_status").asText()).isEqualTo("pending_sync");
    assertThat(entry.get("domain_tags").isNull()).isTrue();
    assertThat(entry.get("source_document").isNull()).isTrue();
    assertThat(entry.get("definitions"))
        .isEqualTo(
            TestSidecar.parse(
                "[{\"text\": \"said of it\", \"source_doc_id\": null, \"is_primary\": true}]"));
    assertThat(entry.get("creation_date")).isEqualTo(entry.get("updated_at"));
    assertThat(Duration.between(time(entry, "creation_date"), Instant.now()))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(found("zyxgauge")).containsExactly("zyxgauge");
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(sidecar.json(location)).isEqualTo(entry);
  }

  @Test
  void all_that_is_sent_is_kept() throws Exception {
    JsonNode entry =
        created(
            "{\"term\": \"Größe\", \"language\": \"de\", \"source\": \"DIN\", \"source_document\":"
                + " \"DIN 1\", \"domain_tags\": [\"a\", \"ü\"], \"validation_status\":"
                + " \"validated\", \"definitions\": [{\"text\": \"one\", \"source_doc_id\": 7},"
                + " {\"text\": \"two\", \"is_primary\": true}], \"unknown\": 1}");

    assertThat(entry.get("term").asText()).isEqualTo("Größe");
    assertThat(entry.get("source").asText()).isEqualTo("DIN");
    assertThat(entry.get("source_document").asText()).isEqualTo("DIN 1");
    assertThat(entry.get("validation_status").asText()).isEqualTo("validated");
    assertThat(entry.get("domain_tags")).isEqualTo(TestSidecar.parse("[\"a\", \"ü\"]"));
    assertThat(entry.get("definitions"))
        .isEqualTo(
            TestSidecar.parse(
                "[{\"text\": \"one\", \"source_doc_id\": 7, \"is_primary\": false}, {\"text\":"
                    + " \"two\", \"source_doc_id\": null, \"is_primary\": true}]"));
  }

  @Test
  void a_changed_entry_is_found_under_its_new_term_only() throws Exception {
    JsonNode before = created("{\"term\": \"zyxgauge\", " + DEFINED);

    JsonNode after = changed(before, "{\"term\": \"wvumeter\", \"domain_tags\": [\"x\"]}");

    assertThat(after.get("term").asText()).isEqualTo("wvumeter");
    assertThat(after.get("definitions")).isEqualTo(before.get("definitions"));
    assertThat(after.get("creation_date")).isEqualTo(before.get("creation_date"));
    assertThat(time(after, "updated_at")).isAfter(time(before, "updated_at"));
    assertThat(found("zyxgauge")).isEmpty();
    assertThat(found("wvumeter")).containsExactly("wvumeter");
  }

  @Test
  void a_deleted_entry_is_found_no_more() throws Exception {
    JsonNode entry = created("{\"term\": \"zyxgauge\", " + DEFINED);

    assertThat(sidecar.write("DELETE", path(entry), "").statusCode()).isEqualTo(204);

    assertThat(found("zyxgauge")).isEmpty();
    assertThat(sidecar.get(path(entry)).statusCode()).isEqualTo(404);
    assertThat(sidecar.write("DELETE", path(entry), "").statusCode()).isEqualTo(404);
    assertThat(sidecar.write("PUT", path(entry), "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void null_clears_what_may_be_empty_and_nothing_sent_changes_nothing() throws Exception {
    JsonNode entry =
        created(
            "{\"term\": \"t\", \"domain_tags\": [\"a\"], \"source_document\": \"d\", " + DEFINED);

    JsonNode cleared = changed(entry, "{\"domain_tags\": null, \"source_document\": null}");

    assertThat(cleared.get("domain_tags").isNull()).isTrue();
    assertThat(cleared.get("source_document").isNull()).isTrue();
    assertThat(changed(entry, "{}")).isEqualTo(cleared);
  }

  @Test
  void every_write_changes_the_time_of_the_last_change() throws Exception {
    JsonNode entry = created("{\"term\": \"t\", " + DEFINED);
    for (int i = 0; i < 20; i++) {
      JsonNode next = changed(entry, "{\"validation_status\": \"validated\"}");
      assertThat(time(next, "updated_at")).isAfter(time(entry, "updated_at"));
      entry = next;
    }
  }

  @Test
  void the_same_term_language_and_source_is_a_duplicate_and_any_other_is_not() throws Exception {
    JsonNode first = created("{\"term\": \"t\", " + DEFINED);
    JsonNode second = created("{\"term\": \"t\", \"source\": \"DIN\", " + DEFINED);
    created("{\"term\": \"T\", " + DEFINED);

    assertThat(sidecar.write("POST", "/api/glossary", "{\"term\": \"t\", " + DEFINED).statusCode())
        .isEqualTo(409);
    assertThat(sidecar.write("PUT", path(second), "{\"source\": \"internal\"}").statusCode())
        .isEqualTo(409);
    assertThat(sidecar.json(path(second))).isEqualTo(second);
    assertThat(changed(first, "{\"term\": \"t\"}").get("term").asText()).isEqualTo("t");
  }

  @Test
  void a_bulk_update_counts_each_entry_once_and_passes_over_what_is_not_there() throws Exception {
    JsonNode before = sidecar.json("/api/glossary/2");

    HttpResponse<String> answer =
        sidecar.write(
            "POST",
            "/api/glossary/bulk-update?entry_ids=1&entry_ids=2&entry_ids=2&entry_ids=-7"
                + "&entry_ids=9223372036854775807&validation_status=rejected",
            "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode said = TestSidecar.parse(answer.body());
    assertThat(said.get("updated_count").asInt()).isEqualTo(2);
    assertThat(said.get("validation_status").asText()).isEqualTo("rejected");
    assertThat(said.get("message").asText()).contains("2");
    assertThat(sidecar.json("/api/glossary?validation_status=rejected").findValuesAsText("id"))
        .contains("1", "2");
    JsonNode after = sidecar.json("/api/glossary/2");
    assertThat(time(after, "updated_at")).isAfter(time(before, "updated_at"));
  }

  private JsonNode created(String body) throws Exception {
    HttpResponse<String> answer = sidecar.write("POST", "/api/glossary", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestSidecar.parse(answer.body());
  }

  private JsonNode changed(JsonNode entry, String body) throws Exception {
    HttpResponse<String> answer = sidecar.write("PUT", path(entry), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestSidecar.parse(answer.body());
  }

  private List<String> found(String query) {
    return sidecar.json("/api/search/fulltext?q=" + query).get("results").findValuesAsText("term");
  }

  private static String path(JsonNode entry) {
    return "/api/glossary/" + entry.get("id").asLong();
  }

  private static Instant time(JsonNode entry, String name) {
    return Instant.parse(entry.get(name).asText());
  }
}
