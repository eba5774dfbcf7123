package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.de;
import static glossary.sidecar.search.Entries.en;
import static glossary.sidecar.search.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchHandlerTest {
  private final FakeSource source =
      new FakeSource()
          .put(
              entry(1, "valve \"A\"", "en", "IEC", "[\"Fluid\"]", "Stops a <fluid>."),
              de(2, "Ventil", "Sperrt ab."),
              en(3, "pump"));
  private final ShadowIndex index = ShadowIndex.inMemory();
  private final IndexFollower follower =
      new IndexFollower(index, source, Duration.ofHours(1), Clock.systemUTC());
  private final List<String> timed = new ArrayList<>();
  private final SearchHandler handler = handler(OptionalInt.empty());

  private SearchHandler handler(OptionalInt mostResults) {
    SearchLimits limits = new SearchLimits(Duration.ofSeconds(5), 200, mostResults);
    return new SearchHandler(index, follower::state, limits, (kind, nanos) -> timed.add(kind));
  }

  @AfterEach
  void close() throws IOException {
    follower.close();
    index.close();
  }

  @Test
  void the_answer_has_the_fields_that_clients_know() throws IOException {
    Entries.sync(index, source);

    JsonNode answer = json(handler.fulltext(request("q", "valve", "domain", "fluid")));

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly(
            "query",
            "total_results",
            "total_relation",
            "results",
            "filters_applied",
            "did_you_mean",
            "took_ms",
            "warnings");
    assertThat(answer.get("total_results").asInt()).isEqualTo(1);
    assertThat(answer.get("total_relation").asText()).isEqualTo("eq");
    assertThat(answer.get("filters_applied").toString())
        .isEqualTo("{\"language\":null,\"domain\":\"fluid\",\"limit\":50,\"offset\":0}");
    JsonNode hit = answer.get("results").get(0);
    assertThat(hit.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "term",
            "definitions",
            "language",
            "source",
            "domain_tags",
            "relevance_score",
            "snippet",
            "snippet_html");
    assertThat(hit.get("term").asText()).isEqualTo("valve \"A\"");
    assertThat(hit.get("definitions").get(0).get("text").asText()).isEqualTo("Stops a <fluid>.");
    assertThat(hit.get("domain_tags").get(0).asText()).isEqualTo("Fluid");
    assertThat(hit.get("relevance_score").asDouble()).isNegative();
    assertThat(timed).containsExactly("fulltext");
  }

  @Test
  void a_missing_or_wrong_parameter_is_named() {
    assertProblem(request(), "q");
    assertProblem(request("q", "x"), "q");
    assertProblem(request("q", "x".repeat(201)), "q");
    assertProblem(request("q", "valve", "language", "fr"), "language");
    assertProblem(request("q", "valve", "limit", "501"), "limit");
    assertProblem(request("q", "valve", "limit", "0"), "limit");
    assertProblem(request("q", "valve", "offset", "-1"), "offset");
  }

  private void assertProblem(Request request, String parameter) {
    assertThatThrownBy(() -> handler.fulltext(request))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422))
        .hasMessageStartingWith(parameter);
  }

  @Test
  void the_limit_is_capped_only_if_the_operator_set_one() throws IOException {
    Entries.sync(index, source);
    Request wanted = request("q", "valve", "limit", "400");

    assertThat(limit(handler, wanted)).isEqualTo(400);
    assertThat(limit(handler(OptionalInt.of(100)), wanted)).isEqualTo(100);
  }

  private static int limit(SearchHandler handler, Request request) throws IOException {
    return json(handler.fulltext(request)).get("filters_applied").get("limit").asInt();
  }

  @Test
  void a_repeated_question_is_answered_without_a_search_until_the_index_changes() {
    Entries.sync(index, source);
    String tag = handler.fulltext(request("q", "valve")).headers().get("ETag");
    timed.clear();

    Response again = handler.fulltext(request("q", "valve", "If-None-Match", tag));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.headers()).containsEntry("ETag", tag);
    assertThat(timed).isEmpty();
    assertThat(handler.fulltext(request("q", "pump", "If-None-Match", tag)).status())
        .isEqualTo(200);

    source.put(en(9, "new"));
    Entries.sync(index, source);
    assertThat(handler.fulltext(request("q", "valve", "If-None-Match", tag)).status())
        .isEqualTo(200);
  }

  @Test
  void while_the_index_is_built_an_answer_says_so_and_is_not_kept() throws IOException {
    Response answer = handler.fulltext(request("q", "valve"));

    assertThat(json(answer).get("warnings").toString()).contains("being built");
    assertThat(answer.headers()).doesNotContainKey("ETag");
  }

  @Test
  void suggestions_and_statistics_have_the_fields_that_clients_know() throws IOException {
    Entries.sync(index, source);

    assertThat(json(handler.suggest(request("q", "ve"))).toString())
        .isEqualTo("{\"query\":\"ve\",\"suggestions\":[\"Ventil\"]}");
    assertThat(json(handler.stats(request())).toString())
        .startsWith(
            "{\"fts5_enabled\":true,\"total_indexed_entries\":3,"
                + "\"entries_by_language\":{\"de\":1,\"en\":2},"
                + "\"top_sources\":{\"IEC\":2,\"DIN\":1},\"search_features\":{");
    assertThat(timed).containsExactly("suggest");
  }

  @Test
  void the_index_tells_its_state_and_takes_an_order_to_rebuild() throws IOException {
    IndexHandler indexHandler = new IndexHandler(follower);

    JsonNode state = json(indexHandler.show(request()));
    Response rebuild = indexHandler.rebuild(request());

    assertThat(state.get("state").asText()).isEqualTo("waiting");
    assertThat(state.get("built").asBoolean()).isFalse();
    assertThat(rebuild.status()).isEqualTo(202);
    assertThat(json(rebuild).get("state").asText()).isEqualTo("building");
  }

  /** Names that begin with a capital are headers, all others are of the query. */
  private static Request request(String... pairs) {
    Map<String, List<String>> query = new TreeMap<>();
    Map<String, List<String>> headers = new TreeMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      boolean header = Character.isUpperCase(pairs[at].charAt(0));
      (header ? headers : query)
          .put(header ? pairs[at].toLowerCase() : pairs[at], List.of(pairs[at + 1]));
    }
    return new Request(
        "id",
        "GET",
        "/api/search/fulltext",
        query,
        headers,
        "localhost",
        InetAddress.getLoopbackAddress(),
        false,
        Map.of(),
        InputStream::nullInputStream);
  }

  private static JsonNode json(Response answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new JsonFactory().createGenerator(bytes)) {
      ((Response.Body.JsonValue) answer.body()).value().writeTo(out);
    }
    return new ObjectMapper().readTree(bytes.toByteArray());
  }
}
