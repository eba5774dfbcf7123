package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All rooms together, on the embedded sample. */
class SidecarTest {
  private static final String OPERATORS =
      "\"*()-+:^~\\/&|!{}[]<>.,;'`%#@=?_$\u0000\u0301\u202e\ud83d\ude00äß ";
  private static final String[] WORDS = {
    "valve",
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    "term:",
    "ventil*",
    "\"",
    "((",
    "))",
    "*",
    "a*",
    "-",
    "--",
    "/*",
    "';DROP",
    "title^3",
    "[a TO b]",
    "/re/",
    "~2",
    "SELECT",
    "\ufeff",
    "4-20mA",
    "C++",
    "pH-Wert",
    "größe"
  };

  @TempDir static Path folder;
  private static TestSidecar sidecar;
  private static int metricsPort;

  @BeforeAll
  static void start() throws Exception {
    metricsPort = freePort();
    sidecar = TestSidecar.ready(folder, "METRICS_PORT=" + metricsPort);
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @Test
  void an_exact_term_comes_first_and_compounds_are_found() {
    JsonNode page = sidecar.json("/api/search/fulltext?q=ventil");

    assertThat(page.at("/results/0/term").asText()).isEqualTo("Ventil");
    assertThat(page.at("/results").findValuesAsText("term")).contains("Sicherheitsventil");
  }

  @Test
  void an_entry_found_is_an_entry_that_can_be_shown() {
    JsonNode hit =
        sidecar.json("/api/search/fulltext?q=heat+exchanger&language=en&limit=1").at("/results/0");
    JsonNode entry = sidecar.json("/api/glossary/" + hit.get("id").asLong());

    for (String field :
        new String[] {"id", "term", "definitions", "language", "source", "domain_tags"}) {
      assertThat(entry.get(field)).as(field).isEqualTo(hit.get(field));
    }
  }

  @Test
  void the_counts_of_all_paths_agree() {
    int total = sidecar.json("/api/glossary/count").get("total").asInt();
    int german = sidecar.json("/api/glossary/count?language=de").get("total").asInt();
    JsonNode stats = sidecar.json("/api/search/stats");

    assertThat(total).isGreaterThanOrEqualTo(120);
    assertThat(sidecar.json("/api/glossary?limit=1000")).hasSize(total);
    assertThat(stats.get("total_indexed_entries").asInt()).isEqualTo(total);
    assertThat(stats.at("/entries_by_language/de").asInt()).isEqualTo(german);
    assertThat(sidecar.get("/metrics").body())
        .contains(
            "glossary_entries{language=\"de\",} " + german + ".0",
            "glossary_index_entries " + total + ".0");
  }

  @Test
  void ten_thousand_hostile_queries_are_all_answered() {
    Random random = new Random(20261123);
    for (int i = 0; i < 10_000; i++) {
      String query = hostile(random);
      HttpResponse<String> response =
          sidecar.get("/api/search/fulltext?limit=3&q=" + encoded(query));

      assertThat(response.statusCode()).as(query).isEqualTo(200);
      assertThat(response.body()).doesNotContain("Exception", "lucene", "fts5:", "SQLITE");
    }
  }

  @Test
  void a_revalidated_search_is_not_sent_again_until_something_changes() {
    String tag =
        sidecar.get("/api/search/fulltext?q=pump").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = sidecar.get("/api/search/fulltext?q=pump", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(sidecar.get("/api/search/fulltext?q=pumps", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void every_answer_has_an_id_a_time_and_security_headers() {
    for (String path :
        new String[] {
          "/health", "/api/glossary/0", "/nothing", "/api/index", "/%2e%2e/x", "/metrics"
        }) {
      HttpResponse<String> response = sidecar.get(path, "X-Request-ID", "caller-7");

      assertThat(response.headers().firstValue("X-Request-ID")).as(path).contains("caller-7");
      assertThat(response.headers().firstValue("X-Response-Time").orElse(""))
          .as(path)
          .matches("\\d+\\.\\d\\dms");
      assertThat(response.headers().firstValue("X-Content-Type-Options"))
          .as(path)
          .contains("nosniff");
      assertThat(response.headers().firstValue("Content-Security-Policy")).as(path).isPresent();
      assertThat(response.headers().firstValue("Server")).as(path).isEmpty();
    }
  }

  @Test
  void a_change_from_another_site_is_refused_even_with_the_token() throws IOException {
    String[] token = {
      "Authorization", "Bearer " + sidecar.adminToken(), "Origin", "https://evil.example"
    };

    assertThat(sidecar.send("POST", "/api/index/rebuild", token).statusCode()).isEqualTo(403);
  }

  @Test
  void the_settings_are_shown_to_admins_without_secrets() throws IOException {
    String token = sidecar.adminToken();
    HttpResponse<String> response = sidecar.get("/api/config", "Authorization", "Bearer " + token);

    assertThat(TestSidecar.parse(response.body()).get("settings")).hasSizeGreaterThan(100);
    assertThat(response.body()).doesNotContain(token);
  }

  @Test
  void the_metrics_port_answers_probes_and_scrapes_and_nothing_else() throws Exception {
    assertThat(onMetricsPort("/metrics").body()).contains("http_server_requests_seconds");
    assertThat(onMetricsPort("/health/ready").statusCode()).isEqualTo(200);
    assertThat(onMetricsPort("/api/glossary").statusCode()).isEqualTo(404);
  }

  @Test
  void metrics_name_routes_and_never_paths() {
    sidecar.get("/api/glossary/4711");
    sidecar.get("/some/scanner.php");
    Eventually.holds( // a request is counted when its answer has been sent
        () -> {
          String sofar = sidecar.get("/metrics").body();
          return sofar.contains("/api/glossary/{id}") && sofar.contains("unmatched");
        });
    String metrics = sidecar.get("/metrics").body();

    assertThat(metrics)
        .contains("route=\"/api/glossary/{id}\"", "route=\"unmatched\"", "jvm_memory", "process_")
        .doesNotContain("/4711", "scanner");
    assertThat(sidecar.get("/metrics", "Accept", "application/openmetrics-text").body())
        .endsWith("# EOF\n");
  }

  @Test
  void a_reader_token_closes_reading_but_not_the_probes(@TempDir Path other) throws Exception {
    try (TestSidecar guarded = TestSidecar.ready(other, "READER_TOKEN=reader-token-1234")) {
      assertThat(guarded.get("/api/glossary").statusCode()).isEqualTo(401);
      assertThat(guarded.get("/api/search/fulltext?q=pump").statusCode()).isEqualTo(401);
      assertThat(
              guarded
                  .get("/api/glossary", "Authorization", "Bearer reader-token-1234")
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              guarded.get("/api/index", "Authorization", "Bearer reader-token-1234").statusCode())
          .isEqualTo(403);
      assertThat(guarded.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void what_the_operator_is_told_of_a_missing_database_is_hidden_from_others_if_so_set(
      @TempDir Path other) throws IOException {
    try (TestSidecar waiting =
        TestSidecar.started(
            other, "DATABASE_URL=sqlite:///secret-place/x.db", "HEALTH_DETAILS=authorized")) {
      String token = "Bearer " + waiting.adminToken();
      HttpResponse<String> hidden = waiting.get("/health/startup");
      HttpResponse<String> told = waiting.get("/health/startup", "Authorization", token);

      assertThat(hidden.statusCode()).isEqualTo(503);
      assertThat(hidden.body()).doesNotContain("secret-place");
      assertThat(told.body()).contains("secret-place");
      assertThat(waiting.get("/health").statusCode()).isEqualTo(503);
      assertThat(waiting.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(waiting.get("/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void what_a_select_lacks_is_503_and_leaves_the_glossary_alone(@TempDir Path other)
      throws Exception {
    Path file = other.resolve("words.db");
    try (Connection host = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = host.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE words (nr INTEGER PRIMARY KEY, word TEXT, meaning TEXT);"
              + "INSERT INTO words VALUES (7, 'Ventil', 'Armatur')");
    }
    try (TestSidecar words =
        TestSidecar.ready(
            other,
            "DATABASE_URL=sqlite:///" + file,
            "SOURCE_SQL=SELECT nr AS id, word AS term, meaning AS definition FROM words")) {
      for (String path : new String[] {"/api/admin/stats", "/api/relationships/graph/data"}) {
        assertThat(words.get(path).statusCode()).as(path).isIn(200, 503);
      }

      assertThat(words.get("/api/glossary/7").statusCode()).isEqualTo(200);
      assertThat(words.get("/api/search/fulltext?q=ventil").body()).contains("Armatur");
      assertThat(words.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> onMetricsPort(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + metricsPort + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** 2 to 200 code points of words, operators and noise. */
  private static String hostile(Random random) {
    int length = 2 + random.nextInt(199);
    StringBuilder text = new StringBuilder();
    while (text.codePointCount(0, text.length()) < length) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        case 1 -> text.appendCodePoint(randomCodePoint(random));
        default -> {
          int[] operators = OPERATORS.codePoints().toArray();
          text.appendCodePoint(operators[random.nextInt(operators.length)]);
        }
      }
    }
    return text.substring(0, text.offsetByCodePoints(0, length));
  }

  private static int randomCodePoint(Random random) {
    int codePoint = random.nextInt(0x110000);
    return codePoint >= 0xd800 && codePoint <= 0xdfff ? '?' : codePoint;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
