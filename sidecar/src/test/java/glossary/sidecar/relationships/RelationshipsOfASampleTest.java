package glossary.sidecar.relationships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.Calls;
import glossary.sidecar.testing.TestSidecar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a database of our own, which has its relationships from the sample. */
class RelationshipsOfASampleTest {
  private static final String ALL = "/api/relationships/";

  @TempDir Path folder;
  TestSidecar sidecar;

  @BeforeEach
  void start() throws Exception {
    sidecar = TestSidecar.ready(folder);
  }

  @AfterEach
  void stop() {
    sidecar.close();
  }

  @Test
  void a_list_begins_with_the_most_confident_and_ties_go_by_id() {
    List<JsonNode> all = list("?limit=1000");

    ToDoubleFunction<JsonNode> confidence = each -> each.get("confidence").asDouble();
    assertThat(all)
        .hasSizeGreaterThan(80)
        .isSortedAccordingTo(
            Comparator.comparingDouble(confidence)
                .reversed()
                .thenComparing(each -> each.get("id").asLong()));
  }

  @Test
  void pages_put_together_are_the_whole_list() {
    List<Long> paged = new ArrayList<>();
    for (int offset = 0; paged.size() == offset; offset += 7) {
      list("?limit=7&offset=" + offset).forEach(each -> paged.add(each.get("id").asLong()));
    }

    assertThat(paged)
        .isEqualTo(list("?limit=1000").stream().map(each -> each.get("id").asLong()).toList());
  }

  @Test
  void a_path_without_its_last_slash_is_the_same() {
    assertThat(sidecar.json("/api/relationships?limit=5"))
        .isEqualTo(sidecar.json(ALL + "?limit=5"));
  }

  @Test
  void a_term_is_found_at_either_end() {
    JsonNode one = list("?relation_type=translation&limit=1").get(0);
    long source = one.get("source_term_id").asLong();
    long target = one.get("target_term_id").asLong();

    assertThat(list("?limit=1000&term_id=" + source)).contains(one);
    assertThat(list("?limit=1000&term_id=" + target)).contains(one);
    assertThat(list("?limit=1000&source_term_id=" + source)).contains(one);
    assertThat(list("?limit=1000&target_term_id=" + source)).doesNotContain(one);
    assertThat(list("?source_term_id=" + source + "&target_term_id=" + target)).contains(one);
    assertThat(list("?source_term_id=" + target + "&target_term_id=" + source)).isEmpty();
  }

  @Test
  void filters_take_what_they_say() {
    assertThat(list("?validated=pending&limit=1000"))
        .isNotEmpty()
        .allMatch(each -> each.get("validated").asText().equals("pending"));
    assertThat(list("?min_confidence=0.8&limit=1000"))
        .isNotEmpty()
        .allMatch(each -> each.get("confidence").asDouble() >= 0.8);
    assertThat(list("?relation_type=translation&limit=1000"))
        .isNotEmpty()
        .allMatch(each -> each.get("relation_type").asText().equals("translation"));
    assertThat(list("?relation_type=nothing")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "term_id, one",
    "term_id, 1;DROP",
    "source_term_id, 99999999999999999999",
    "target_term_id, 1.5",
    "min_confidence, NaN",
    "min_confidence, 0x1p-1",
    "min_confidence, 1.1",
    "min_confidence, -0.1",
    "min_confidence, 1e-1",
    "validated, perhaps",
    "validated, VALIDATED",
    "limit, 0",
    "limit, 1001",
    "offset, -1",
    "offset, 100001"
  })
  void a_parameter_out_of_range_is_422_naming_it(String name, String value) {
    HttpResponse<String> response = sidecar.get(ALL + "?" + name + "=" + value);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(error(response)).startsWith(name);
  }

  @Test
  void a_type_that_looks_like_sql_is_text() {
    assertThat(list("?relation_type=x%27%20OR%201=1--")).isEmpty();
    assertThat(list("?relation_type=%22%00%5D")).isEmpty();
  }

  @Test
  void what_is_created_can_be_read_changed_and_deleted() {
    HttpResponse<String> created =
        post(
            """
            {"source_term_id": 1, "target_term_id": 4, "relation_type": "see also",
             "confidence": 0.75, "evidence": "Ventil \\u2013 \\ud83d\\udd27", "unknown": 1}""");
    JsonNode made = TestSidecar.parse(created.body());
    String path = created.headers().firstValue("Location").orElseThrow();

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(made.get("validated").asText()).isEqualTo("pending");
    assertThat(made.get("evidence").asText()).isEqualTo("Ventil – 🔧");
    assertThat(made.get("context").isNull()).isTrue();
    assertThat(made.get("created_at").asText()).matches("20\\d\\d-.*T.*Z");
    assertThat(made.get("source_term").asText())
        .isEqualTo(sidecar.json("/api/glossary/1").get("term").asText());
    assertThat(sidecar.json(path)).isEqualTo(made);

    JsonNode changed = put(path, "{\"validated\": \"validated\", \"evidence\": null}");
    assertThat(changed.get("validated").asText()).isEqualTo("validated");
    assertThat(changed.get("evidence").isNull()).isTrue();
    assertThat(changed.get("confidence")).isEqualTo(made.get("confidence"));
    assertThat(changed.get("created_at")).isEqualTo(made.get("created_at"));
    assertThat(changed.get("updated_at").asText())
        .isGreaterThanOrEqualTo(made.get("updated_at").asText());
    assertThat(sidecar.json(path)).isEqualTo(changed);

    assertThat(send("DELETE", path, null).statusCode()).isEqualTo(204);
    assertThat(sidecar.get(path).statusCode()).isEqualTo(404);
    assertThat(send("DELETE", path, null).statusCode()).isEqualTo(404);
    assertThat(send("PUT", path, "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void half_confidence_is_what_is_not_said() {
    JsonNode made =
        TestSidecar.parse(
            post("{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"x\"}").body());

    assertThat(made.get("confidence").asDouble()).isEqualTo(0.5);
  }

  @Test
  void the_same_relationship_twice_is_409_but_its_reverse_is_another() {
    String body = "{\"source_term_id\":%d,\"target_term_id\":%d,\"relation_type\":\"%s\"}";

    assertThat(post(body.formatted(1, 4, "x")).statusCode()).isEqualTo(201);
    assertThat(post(body.formatted(1, 4, "x")).statusCode()).isEqualTo(409);
    assertThat(post(body.formatted(4, 1, "x")).statusCode()).isEqualTo(201);
    assertThat(post(body.formatted(1, 4, "y")).statusCode()).isEqualTo(201);
  }

  @Test
  void a_change_that_would_make_a_duplicate_a_loop_or_an_end_in_nothing_is_refused() {
    String body = "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"%s\"}";
    post(body.formatted("x"));
    String path = post(body.formatted("y")).headers().firstValue("Location").orElseThrow();
    JsonNode before = sidecar.json(path);

    assertThat(send("PUT", path, "{\"relation_type\":\"x\"}").statusCode()).isEqualTo(409);
    assertThat(send("PUT", path, "{\"target_term_id\":1}").statusCode()).isEqualTo(400);
    assertThat(send("PUT", path, "{\"target_term_id\":0}").statusCode()).isEqualTo(404);
    assertThat(sidecar.json(path)).isEqualTo(before);
    assertThat(put(path, "{\"relation_type\":\"y\"}").get("relation_type").asText()).isEqualTo("y");
    assertThat(put(path, "{}").get("updated_at").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"text\"",
        "{",
        "{\"source_term_id\":1,\"source_term_id\":2,\"target_term_id\":4,\"relation_type\":\"x\"}",
        "{\"source_term_id\":null,\"target_term_id\":4,\"relation_type\":\"x\"}",
        "{\"source_term_id\":\"1\",\"target_term_id\":4,\"relation_type\":\"x\"}",
        "{\"source_term_id\":1.5,\"target_term_id\":4,\"relation_type\":\"x\"}",
        "{\"source_term_id\":99999999999999999999,\"target_term_id\":4,\"relation_type\":\"x\"}",
        "{\"source_term_id\":1,\"target_term_id\":4}",
        "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"\"}",
        "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":[\"x\"]}",
        "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"x\",\"confidence\":1.01}",
        "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"x\",\"confidence\":-1}",
        "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"x\",\"confidence\":1e999}",
        "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"x\",\"confidence\":\"1\"}",
        "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"x\",\"evidence\":{}}"
      })
  void a_body_that_is_not_as_described_is_422_and_writes_nothing(String body) {
    int before = list("?limit=1000").size();

    assertThat(post(body).statusCode()).isEqualTo(422);
    assertThat(list("?limit=1000")).hasSize(before);
  }

  @Test
  void texts_that_are_too_long_are_422() {
    String body = "{\"source_term_id\":1,\"target_term_id\":4,\"relation_type\":\"%s\"%s}";

    assertThat(post(body.formatted("x".repeat(51), "")).statusCode()).isEqualTo(422);
    assertThat(
            post(body.formatted("x", ",\"extraction_method\":\"" + "m".repeat(51) + "\""))
                .statusCode())
        .isEqualTo(422);
    assertThat(post(body.formatted("ü".repeat(50), "")).statusCode()).isEqualTo(201);
  }

  @Test
  void writing_needs_the_role_of_an_editor() {
    assertThat(sidecar.send("POST", ALL).statusCode()).isEqualTo(401);
    assertThat(sidecar.send("PUT", ALL + "1").statusCode()).isEqualTo(401);
    assertThat(sidecar.send("DELETE", ALL + "1").statusCode()).isEqualTo(401);
    assertThat(sidecar.get(ALL + "1").statusCode()).isEqualTo(200);
  }

  @Test
  void the_figures_are_those_of_the_list() {
    List<JsonNode> all = list("?limit=1000");
    JsonNode figures = sidecar.json("/api/relationships/stats/overview");

    assertThat(figures.get("total_relationships").asInt()).isEqualTo(all.size());
    assertThat(figures.get("validated").asLong()).isEqualTo(count(all, "validated", "validated"));
    assertThat(figures.get("pending").asLong()).isEqualTo(count(all, "validated", "pending"));
    assertThat(figures.get("rejected").asLong()).isZero();
    assertThat(figures.get("by_type").get("translation").asLong())
        .isEqualTo(count(all, "relation_type", "translation"));
    assertThat(figures.get("avg_confidence").asDouble())
        .isCloseTo(
            all.stream().mapToDouble(r -> r.get("confidence").asDouble()).average().orElseThrow(),
            within(1e-9));
  }

  private static long count(List<JsonNode> all, String field, String value) {
    return all.stream().filter(each -> each.get(field).asText().equals(value)).count();
  }

  private List<JsonNode> list(String query) {
    List<JsonNode> list = new ArrayList<>();
    sidecar.json(ALL + query).forEach(list::add);
    return list;
  }

  private HttpResponse<String> post(String json) {
    return send("POST", ALL, json);
  }

  private JsonNode put(String path, String json) {
    HttpResponse<String> response = send("PUT", path, json);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return TestSidecar.parse(response.body());
  }

  private HttpResponse<String> send(String method, String path, String json) {
    return Calls.asAdmin(sidecar, method, path, json);
  }

  private static String error(HttpResponse<String> response) {
    return TestSidecar.parse(response.body()).get("error").get("message").asText();
  }
}
