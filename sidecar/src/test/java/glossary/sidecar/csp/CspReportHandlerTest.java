package glossary.sidecar.csp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.testing.MovedClock;
import glossary.sidecar.testing.Requests;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CspReportHandlerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHROME =
      """
      {"csp-report":{"document-uri":"http://host.example:8080/terms/17?q=secret","referrer":"",
       "violated-directive":"style-src-elem","effective-directive":"style-src-elem",
       "original-policy":"default-src 'none'; style-src 'self'; report-uri /api/csp-reports",
       "disposition":"report","blocked-uri":"https://cdn.example/style.css?user=secret",
       "line-number":3,"status-code":200,"script-sample":"secret"}}""";
  private static final String REPORTING_API =
      """
      [{"type":"deprecation","body":{"documentURL":"http://x/"}},
       {"type":"csp-violation","age":10,"url":"https://host.example/a","user_agent":"Mozilla/5.0",
        "body":{"documentURL":"https://host.example/a","referrer":"","blockedURL":"inline",
         "effectiveDirective":"script-src-elem","originalPolicy":"script-src 'self'",
         "sample":"alert(1)","disposition":"enforce","statusCode":200,"lineNumber":1}}]""";

  private final MovedClock clock = MovedClock.at("2026-11-25T10:00:00Z");
  private final CspReportHandler handler = new CspReportHandler(clock);

  @Test
  void both_forms_of_reports_are_grouped_by_directive_origin_and_kind_of_page() throws Exception {
    assertThat(post("application/csp-report", CHROME)).isEqualTo(204);
    clock.moves(Duration.ofMinutes(1));
    assertThat(post("application/csp-report", CHROME.replace("/17", "/18"))).isEqualTo(204);
    assertThat(post("application/reports+json; charset=utf-8", REPORTING_API)).isEqualTo(204);
    assertThat(post("application/json", REPORTING_API)).isEqualTo(204);
    JsonNode shown = show();

    assertThat(shown.get("counted").asInt()).isEqualTo(4);
    assertThat(shown.get("groups")).hasSize(2);
    JsonNode group = shown.at("/groups/1");
    assertThat(group.get("directive").asText()).isEqualTo("style-src-elem");
    assertThat(group.get("blocked").asText()).isEqualTo("https://cdn.example");
    assertThat(group.get("page").asText()).isEqualTo("/terms/{id}");
    assertThat(group.get("count").asInt()).isEqualTo(2);
    assertThat(group.get("first_seen").asText()).isEqualTo("2026-11-25T10:00:00Z");
    assertThat(group.get("last_seen").asText()).isEqualTo("2026-11-25T10:01:00Z");
    assertThat(shown.toString()).doesNotContain("secret", "alert");
  }

  @Test
  void the_proposal_is_the_tested_policy_with_what_pages_need_and_says_what_breaks_anyway()
      throws Exception {
    String policy = "default-src 'none'; style-src 'self' 'nonce-%s'; img-src *; report-uri /x";
    report("style-src-elem", "https://cdn.example/a.css", "/a", policy.formatted("one"));
    report("font-src", "https://fonts.example/f", "/a", policy.formatted("two"));
    report("font-src", "data", "/a", policy.formatted("two"));
    report("script-src-elem", "http://host.example/app.js", "/a", policy.formatted("three"));
    report("script-src-elem", "inline", "/b/1234567", policy.formatted("four"));
    report("script-src", "eval", "/b/7654321", policy.formatted("five"));
    report("script-src-elem", "data", "/c", policy.formatted("five"));
    report("frame-ancestors", "https://other.example", "/d", policy.formatted("five"));
    report("form-action", "https://evil.example", "/e", policy.formatted("five"));
    JsonNode shown = show();

    assertThat(shown.get("tested_policy").asText())
        .isEqualTo("default-src 'none'; style-src 'self' 'nonce-{random}'; img-src *");
    assertThat(List.of(shown.get("proposed_policy").asText().split("; ")))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "style-src 'self' 'nonce-{random}' https://cdn.example",
            "img-src *",
            "font-src data: https://fonts.example",
            "script-src 'self'");
    Map<String, List<String>> breaks =
        JSON
            .convertValue(
                shown.get("pages_that_would_break"),
                new TypeReference<List<Map<String, Object>>>() {})
            .stream()
            .collect(
                Collectors.toMap(
                    each -> (String) each.get("page"),
                    each ->
                        ((List<?>) each.get("blocked")).stream().map(String::valueOf).toList()));
    assertThat(breaks)
        .isEqualTo(
            Map.of(
                "/b/{id}", List.of("script-src eval", "script-src-elem inline"),
                "/c", List.of("script-src-elem data:"),
                "/d", List.of("frame-ancestors https://other.example")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chrome-extension://abc/x.js",
        "moz-extension",
        "safari-web-extension://x",
        "Chrome-Extension://ABC",
        " moz-extension://x "
      })
  void what_an_extension_of_the_browser_does_is_left_out(String blocked) throws Exception {
    report("script-src", blocked, "/a", "script-src 'self'");

    assertThat(show().get("extension").asInt()).isEqualTo(1);
    assertThat(show().get("groups")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/ /",
        "/terms /terms",
        "/terms/ /terms/",
        "/terms/17 /terms/{id}",
        "/api/v2/x.html /api/v2/x.html",
        "/u/3f2504e0-4f89-11d3-9a0c-0305e82c3301/edit /u/{id}/edit",
        "/deadbeef0001 /{id}",
        "/caf%C3%A9 /{id}",
        "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa /{id}",
        "/1/2/3/4/5/6/7/8 /{id}/{id}/{id}/{id}/{id}/{id}/...",
        "/<script> /{id}",
        "/a\u202eb /{id}"
      })
  void pages_of_one_kind_are_one(String path, String template) throws Exception {
    report("img-src", "https://x.example", path, "");

    assertThat(show().at("/groups/0/page").asText()).isEqualTo(template);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "HTTPS://CDN.Example:8443/a/b?c https://cdn.example:8443",
        "http://host.example 'self'",
        "http://host.example/x 'self'",
        "https://host.example https://host.example",
        "self 'self'",
        "wss://[::1]:9/x wss://[::1]:9",
        "blob:https://x.example/1 blob:",
        "data data:",
        "inline inline",
        "javascript:alert(1) {other}",
        "https://user:pw@x.example/ {other}",
        "https://evil.example;script-src {other}",
        "https://b\u00fccher.example {other}",
        "about {other}",
        "file:///etc/passwd {other}"
      })
  void what_was_blocked_is_an_origin_a_scheme_or_a_known_word(String sent, String kept)
      throws Exception {
    report("img-src", sent, "/", "");

    assertThat(show().at("/groups/0/blocked").asText()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "7",
        "\"x\"",
        "[7,[],{},null]",
        "{\"csp-report\":null}",
        "{\"csp-report\":[]}",
        "{\"csp-report\":{}}",
        "{\"csp-report\":{\"document-uri\":7}}",
        "{\"csp-report\":{\"document-uri\":\"not a url\"}}",
        "[{\"type\":\"csp-violation\"}]",
        "[{\"type\":\"other\",\"body\":{\"documentURL\":\"http://x/\"}}]",
        "",
        "{\"csp-report\":{\"document-uri\":{\"csp-report\":{\"document-uri\":\"http://x/\"}}}}"
      })
  void json_that_is_no_report_is_taken_and_left_out(String json) throws Exception {
    assertThat(post("application/json", json)).isEqualTo(204);

    assertThat(show().get("groups")).isEmpty();
    assertThat(show().get("unreadable").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "[{",
        "{\"csp-report\":{\"a\":",
        "{\"a\":1,\"a\":2}",
        "nul",
        "\u0000",
        "{]",
        "{\"csp-report\":{\"document-uri\":\"a\u0001b\"}}"
      })
  void what_is_no_json_is_422(String json) throws Exception {
    assertThat(post("application/json", json)).isEqualTo(422);
    assertThat(show().get("unreadable").asInt()).isEqualTo(1);
  }

  @Test
  void depth_size_and_type_are_bounded() throws Exception {
    String deep = "[".repeat(8000) + "]".repeat(8000);
    String nested = "{\"csp-report\":" + "{\"a\":".repeat(2000) + "1" + "}".repeat(2001);
    String huge = CHROME.replace("secret", "s".repeat(17_000));

    assertThat(post("application/json", deep)).isEqualTo(422);
    assertThat(post("application/json", nested)).isEqualTo(422);
    assertThat(post("application/json", huge)).isEqualTo(413);
    assertThat(post("application/json", "1".repeat(16_000))).isEqualTo(422);
    assertThat(post("text/plain", CHROME)).isEqualTo(415);
    assertThat(post("application/csp-report+json", CHROME)).isEqualTo(415);
    assertThat(post(null, CHROME)).isEqualTo(415);
    assertThat(show().get("counted").asInt()).isZero();
  }

  @Test
  void a_hundred_thousand_different_reports_are_500_groups_and_one() throws Exception {
    report("img-src", "https://known.example", "/known", "img-src 'self'");
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      String noise = Integer.toString(random.nextInt(), 36);
      report(
          "img-src",
          "https://x" + i + ".example",
          "/p/" + noise,
          "img-src https://" + i + ".example");
    }
    report("img-src", "https://known.example", "/known", "img-src 'self'");
    JsonNode shown = show();

    assertThat(shown.get("counted").asInt()).isEqualTo(100_002);
    assertThat(shown.get("groups")).hasSize(ReportGroups.MOST_GROUPS + 1);
    assertThat(shown.at("/groups/0/blocked").asText()).isEqualTo("{other}");
    assertThat(shown.at("/groups/0/count").asInt()).isEqualTo(100_000 - 499);
    assertThat(shown.at("/groups/1/blocked").asText()).isEqualTo("https://known.example");
    assertThat(shown.at("/groups/1/count").asInt()).isEqualTo(2);
    assertThat(shown.get("tested_policy").asText()).isEqualTo("img-src 'self'");

    assertThat(handler.clear(Requests.get("/api/csp-reports")).status()).isEqualTo(204);
    assertThat(show().get("groups")).isEmpty();
    assertThat(show().get("counted").asInt()).isZero();
  }

  @Test
  void whatever_is_sent_nothing_but_plain_words_are_kept() throws Exception {
    Random random = new Random(42);
    String[] names = {
      "document-uri", "blocked-uri", "effective-directive", "violated-directive", "original-policy"
    };
    for (int i = 0; i < 20_000; i++) {
      ObjectNode body = JSON.createObjectNode();
      for (String name : names) {
        body.put(
            name, name.equals("document-uri") ? "http://h/" + garbage(random) : garbage(random));
      }
      post("application/csp-report", JSON.createObjectNode().set("csp-report", body).toString());
    }
    JsonNode shown = show();

    assertThat(shown.get("groups")).isNotEmpty();
    for (JsonNode group : shown.get("groups")) {
      assertThat(group.get("directive").asText()).matches("[a-z-]+|\\{other}");
      assertThat(group.get("blocked").asText())
          .matches("[a-z-]+|'self'|\\{other}|[a-z]+:|[a-z]+://[a-z0-9._:\\[\\]-]+");
      assertThat(group.get("page").asText())
          .matches("(/([A-Za-z0-9._-]*|\\{id}))+(/\\.\\.\\.)?|\\{other}");
    }
    assertThat(shown.get("proposed_policy").asText()).matches("[ -~]*").doesNotContain(",");
  }

  private static String garbage(Random random) {
    String[] pieces = {
      "https://",
      "data:",
      "script-src ",
      "'self'",
      ";",
      ",",
      "/",
      "\r\n",
      "\u0000",
      "\u202e",
      "<b>",
      "\"",
      "\\",
      "%0a",
      "x",
      "inline",
      "img-src",
      "h:99999",
      "\ud800",
      "a.b",
      "[::1]",
      "7"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private void report(String directive, String blocked, String path, String policy)
      throws Exception {
    ObjectNode body = JSON.createObjectNode();
    body.put("document-uri", "http://host.example" + path);
    body.put("effective-directive", directive);
    body.put("blocked-uri", blocked);
    body.put("original-policy", policy);
    String json = JSON.createObjectNode().set("csp-report", body).toString();
    assertThat(post("application/csp-report", json)).isEqualTo(204);
  }

  private int post(String type, String json) {
    Request request = Requests.method(Requests.get("/api/csp-reports"), "POST");
    if (type != null) {
      request = Requests.header(request, "Content-Type", type);
    }
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      return handler
          .collect(Requests.body(request, () -> new ByteArrayInputStream(bytes)))
          .status();
    } catch (Problem problem) {
      return problem.status();
    }
  }

  private JsonNode show() throws Exception {
    Response answer = handler.show(Requests.get("/api/csp-reports"));
    StringWriter text = new StringWriter();
    try (var out = JSON.getFactory().createGenerator(text)) {
      ((Response.Body.JsonValue) answer.body()).value().writeTo(out);
    }
    return JSON.readTree(text.toString());
  }
}
