package glossary.sidecar.security.cors;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.TestSidecar;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sidecar whose API pages of one site, and of all below one name, may call. */
class CorsTest {
  private static final String APP = "https://app.example.org";
  private static final String SEARCH = "/api/search/fulltext?q=valve";
  private static final String ALLOW = "Access-Control-Allow-Origin";

  @TempDir static Path folder;
  @TempDir Path other;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    sidecar = TestSidecar.ready(folder, "ALLOWED_ORIGINS=" + APP + ",https://*.example.net");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/search/fulltext?q=valve, 200",
    "GET, /health, 200",
    "GET, /api/nothing/here, 404",
    "GET, /api/index, 401",
    "PATCH, /api/glossary, 405",
    "GET, /api/search/fulltext, 422",
    "GET, /a//b, 400",
    "POST, /api/index/rebuild, 401"
  })
  void every_answer_to_an_allowed_page_may_be_read_by_it(String method, String path, int status) {
    for (String origin : List.of(APP, "https://deep.down.example.net")) {
      HttpResponse<String> answer = sidecar.send(method, path, "Origin", origin);

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().allValues(ALLOW)).containsExactly(origin);
      assertThat(header(answer, "Access-Control-Expose-Headers"))
          .contains("ETag", "RateLimit", "Retry-After", "X-Request-ID");
      assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
      assertThat(varies(answer.headers())).contains("origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://evil.example",
        "http://app.example.org",
        "https://app.example.org.evil.example",
        "https://example.net",
        "https://evilexample.net",
        "garbage"
      })
  void no_answer_to_another_page_may_but_it_says_that_it_depends(String origin) {
    HttpResponse<String> read = sidecar.get(SEARCH, "Origin", origin);
    HttpResponse<String> change = sidecar.send("POST", "/api/index/rebuild", "Origin", origin);
    HttpResponse<String> preflight = preflight(SEARCH, origin, "GET", "");

    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(change.statusCode()).isEqualTo(403);
    assertThat(preflight.statusCode()).isEqualTo(403);
    for (HttpResponse<String> answer : List.of(read, change, preflight)) {
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control-"));
      assertThat(varies(answer.headers())).contains("origin");
    }
  }

  @Test
  void an_answer_to_no_page_at_all_says_too_that_it_depends() {
    HttpResponse<String> answer = sidecar.get(SEARCH, "Accept-Encoding", "gzip");

    assertThat(answer.headers().map()).doesNotContainKey(ALLOW.toLowerCase());
    assertThat(varies(answer.headers())).containsExactlyInAnyOrder("origin", "accept-encoding");
  }

  @Test
  void two_origins_are_none() {
    HttpResponse<String> answer = sidecar.get(SEARCH, "Origin", APP, "Origin", APP);

    assertThat(answer.headers().map()).doesNotContainKey(ALLOW.toLowerCase());
  }

  @Test
  void a_cached_answer_that_is_still_good_may_be_read_too() {
    String tag = header(sidecar.get(SEARCH), "ETag");

    HttpResponse<String> answer = sidecar.get(SEARCH, "Origin", APP, "If-None-Match", tag);

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(header(answer, ALLOW)).isEqualTo(APP);
    assertThat(varies(answer.headers())).contains("origin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GET; ",
        "DELETE; authorization",
        "PUT; Authorization, Content-Type ,x-request-id",
        "POST; content-type,accept,accept-language"
      })
  void a_preflight_is_answered_without_any_route(String method, String headers) {
    for (String path : List.of(SEARCH, "/no/such/path", "/api/backups")) {
      HttpResponse<String> answer = preflight(path, APP, method, headers == null ? "" : headers);

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.body()).isEmpty();
      assertThat(header(answer, ALLOW)).isEqualTo(APP);
      assertThat(header(answer, "Access-Control-Allow-Methods"))
          .isEqualTo("GET, POST, PUT, DELETE, OPTIONS");
      assertThat(header(answer, "Access-Control-Allow-Headers"))
          .isEqualTo("Content-Type, Authorization, X-Request-ID");
      assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("3600");
      assertThat(answer.headers().map()).doesNotContainKey("allow");
      assertThat(varies(answer.headers()))
          .containsExactlyInAnyOrder(
              "origin", "access-control-request-method", "access-control-request-headers");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PATCH; ",
        "get; ",
        "TRACE; ",
        "GET,POST; ",
        "GET; x-evil",
        "GET; authorization,x-evil",
        "GET; *"
      })
  void a_preflight_for_more_than_is_allowed_is_refused(String method, String headers) {
    HttpResponse<String> answer = preflight(SEARCH, APP, method, headers == null ? "" : headers);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
    assertThat(varies(answer.headers())).contains("origin");
    assertThat(TestSidecar.parse(answer.body()).at("/error/message").asText()).contains("ALLOWED_");
  }

  @Test
  void a_preflight_with_a_list_without_end_is_refused() {
    String names = "authorization,".repeat(500);

    assertThat(preflight(SEARCH, APP, "GET", names).statusCode()).isEqualTo(403);
  }

  @Test
  void options_that_is_no_preflight_says_what_a_path_answers() {
    HttpResponse<String> plain = sidecar.send("OPTIONS", "/api/glossary/1");
    HttpResponse<String> ofPage = sidecar.send("OPTIONS", "/api/glossary/1", "Origin", APP);

    assertThat(header(plain, "Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
    assertThat(header(ofPage, "Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
    assertThat(header(ofPage, ALLOW)).isEqualTo(APP);
  }

  @Test
  void a_page_below_an_allowed_name_may_change_things_too() {
    HttpResponse<String> answer =
        sidecar.send("POST", "/api/index/rebuild", "Origin", "https://a.example.net");

    assertThat(answer.statusCode()).isEqualTo(401); // asked for a token, not turned away
  }

  @Test
  void browsers_may_send_reports_from_pages_of_any_origin() {
    HttpResponse<String> answer =
        preflight("/api/csp-reports", "https://shop.example", "POST", "content-type");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, ALLOW)).isEqualTo("*");
    assertThat(header(answer, "Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(preflight("/api/csp-reports/x", "https://shop.example", "POST", "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void everybody_is_allowed_but_those_who_are_nobody() throws Exception {
    try (TestSidecar open =
        TestSidecar.started(
            other, "ALLOWED_ORIGINS=*", "ALLOWED_HEADERS=*", "ALLOWED_METHODS=GET")) {
      HttpResponse<String> read = open.get("/health/ping", "Origin", "https://any.example");
      HttpResponse<String> nobody = open.get("/health/ping", "Origin", "null");
      HttpResponse<String> preflight =
          preflight(open, "/health/ping", "https://any.example", "GET", "authorization, x-mine");
      HttpResponse<String> odd =
          preflight(open, "/health/ping", "https://any.example", "GET", "a b, \u00e9");

      assertThat(header(read, ALLOW)).isEqualTo("*");
      assertThat(nobody.headers().map()).doesNotContainKey(ALLOW.toLowerCase());
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(header(preflight, "Access-Control-Allow-Headers"))
          .isEqualTo("authorization, x-mine");
      assertThat(odd.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void credentials_are_allowed_if_they_are_wanted() throws Exception {
    try (TestSidecar with =
        TestSidecar.started(other, "ALLOWED_ORIGINS=" + APP, "ALLOW_CREDENTIALS=true")) {
      HttpResponse<String> allowed = with.get("/health/ping", "Origin", APP);
      HttpResponse<String> refused = with.get("/health/ping", "Origin", "https://evil.example");

      assertThat(header(allowed, "Access-Control-Allow-Credentials")).isEqualTo("true");
      assertThat(refused.headers().map()).doesNotContainKey("access-control-allow-credentials");
    }
  }

  private static HttpResponse<String> preflight(
      String path, String origin, String method, String headers) {
    return preflight(sidecar, path, origin, method, headers);
  }

  private static HttpResponse<String> preflight(
      TestSidecar at, String path, String origin, String method, String headers) {
    List<String> sent =
        new ArrayList<>(List.of("Origin", origin, "Access-Control-Request-Method", method));
    if (!headers.isEmpty()) {
      sent.addAll(List.of("Access-Control-Request-Headers", headers));
    }
    return at.send("OPTIONS", path, sent.toArray(String[]::new));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  private static List<String> varies(HttpHeaders headers) {
    return headers.allValues("Vary").stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(name -> name.strip().toLowerCase())
        .toList();
  }
}
