package glossary.sidecar.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser and an outsider get at {@code /} and below {@code /console}. */
class ConsoleTest {
  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    sidecar =
        TestSidecar.ready(
            folder,
            "READER_TOKEN=reader-token-1",
            "EDITOR_TOKEN=editor-token-1",
            "RATE_LIMIT_REQUESTS=20");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @Test
  void the_page_is_asked_for_again_and_what_it_loads_never() {
    HttpResponse<String> page = sidecar.send("GET", "/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(page, "Content-Security-Policy"))
        .contains("script-src 'self'", "require-trusted-types-for 'script'; trusted-types 'none'")
        .doesNotContain("unsafe");

    String tag = header(page, "ETag");
    assertThat(sidecar.send("GET", "/", "If-None-Match", tag).statusCode()).isEqualTo(304);

    HttpResponse<String> script = sidecar.send("GET", app(page));
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(header(script, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(script, "Vary")).contains("Accept-Encoding");
  }

  @Test
  void it_comes_compressed_to_those_who_take_that() {
    String path = app(sidecar.send("GET", "/"));
    HttpResponse<String> packed = sidecar.send("GET", path, "Accept-Encoding", "gzip");
    HttpResponse<String> plain = sidecar.send("GET", path, "Accept-Encoding", "gzip;q=0");

    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(Integer.parseInt(header(packed, "Content-Length")))
        .isLessThan(Integer.parseInt(header(plain, "Content-Length")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "ConsoleFiles.class",
        "..%2f..%2fapp.js",
        "%2e%2e",
        "app.js%00",
        "APP.JS",
        "app.js.map",
        "file:app.js",
        "%5cetc%5cpasswd"
      })
  void what_is_not_in_the_list_is_not_there(String name) {
    String version = app(sidecar.send("GET", "/")).split("/")[2];

    assertThat(sidecar.send("GET", "/console/" + version + "/" + name).statusCode()).isIn(400, 404);
    assertThat(sidecar.send("GET", "/console/0000000000000000/app.js").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({",anyone", "reader-token-1,reader", "editor-token-1,editor"})
  void a_caller_is_told_its_role(String token, String role) throws IOException {
    JsonNode known = access(token, 200);

    assertThat(known.get("role").asText()).isEqualTo(role);
    assertThat(known.get("reading_needs_role").asBoolean()).isTrue();
    assertThat(known.get("writable").asBoolean()).isTrue();
    assertThat(known.get("version").isNull()).isEqualTo(token == null);
  }

  @Test
  void an_admin_is_told_so_and_a_wrong_token_is_refused() throws IOException {
    assertThat(access(sidecar.adminToken(), 200).get("role").asText()).isEqualTo("admin");
    assertThat(access("no-such-token", 401).at("/error/message").asText()).contains("not valid");
  }

  @Test
  void the_files_cost_nothing_of_the_rate_limit() {
    String path = app(sidecar.send("GET", "/"));
    for (int i = 0; i < 60; i++) {
      assertThat(sidecar.send("GET", path).statusCode()).isEqualTo(200);
      assertThat(sidecar.send("GET", "/").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"'',200,10", "?range=hour,200,10", "?range=day,200,300", "?range=year,422,0"})
  void history_has_a_series_of_each_figure(String query, int status, int step) throws IOException {
    HttpResponse<String> answer = sidecar.send("GET", "/health/history" + query);

    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 200) {
      JsonNode series = TestSidecar.parse(answer.body());
      assertThat(series.get("step_seconds").asInt()).isEqualTo(step);
      assertThat(series.get("p95_ms")).hasSameSizeAs(series.get("at"));
    }
  }

  private static JsonNode access(String token, int status) throws IOException {
    HttpResponse<String> answer =
        token == null
            ? sidecar.send("GET", "/api/access")
            : sidecar.send("GET", "/api/access", "Authorization", "Bearer " + token);
    assertThat(answer.statusCode()).isEqualTo(status);
    return TestSidecar.parse(answer.body());
  }

  private static String app(HttpResponse<String> page) {
    Matcher link = Pattern.compile("/console/[0-9a-f]+/app\\.js").matcher(page.body());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
