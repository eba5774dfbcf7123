package glossary.sidecar.csp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glossary.sidecar.testing.MovedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CspReportHandlerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPORTING_API =
      """
      [{"type":"deprecation","body":{"documentURL":"http://x/"}},
       {"type":"csp-violation","age":10,"url":"https://host.example/a","user_agent":"Mozilla/5.0",
        "body":{"documentURL":"https://host.example/a","referrer":"","blockedURL":"inline",
         "effectiveDirective":"script-src-elem","originalPolicy":"script-src 'self'",
         "sample":"alert(1)","disposition":"enforce","statusCode":200,"lineNumber":1}}]""";

  private final MovedClock clock = MovedClock.at("2026-11-25T10:00:00Z");
  private final Collector collector = new Collector(clock);

  @Test
  void both_forms_of_reports_are_grouped_by_directive_origin_and_kind_of_page() throws Exception {
    assertThat(collector.post("application/csp-report", Collector.CHROME)).isEqualTo(204);
    clock.moves(Duration.ofMinutes(1));
    assertThat(collector.post("application/csp-report", Collector.CHROME.replace("/17", "/18")))
        .isEqualTo(204);
    assertThat(collector.post("application/reports+json; charset=utf-8", REPORTING_API))
        .isEqualTo(204);
    assertThat(collector.post("application/json", REPORTING_API)).isEqualTo(204);
    JsonNode shown = collector.show();

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
    collector.report("style-src-elem", "https://cdn.example/a.css", "/a", policy.formatted("one"));
    collector.report("font-src", "https://fonts.example/f", "/a", policy.formatted("two"));
    collector.report("font-src", "data", "/a", policy.formatted("two"));
    collector.report(
        "script-src-elem", "http://host.example/app.js", "/a", policy.formatted("three"));
    collector.report("script-src-elem", "inline", "/b/1234567", policy.formatted("four"));
    collector.report("script-src", "eval", "/b/7654321", policy.formatted("five"));
    collector.report("script-src-elem", "data", "/c", policy.formatted("five"));
    collector.report("frame-ancestors", "https://other.example", "/d", policy.formatted("five"));
    collector.report("form-action", "https://evil.example", "/e", policy.formatted("five"));
    JsonNode shown = collector.show();

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
    collector.report("script-src", blocked, "/a", "script-src 'self'");

    assertThat(collector.show().get("extension").asInt()).isEqualTo(1);
    assertThat(collector.show().get("groups")).isEmpty();
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
    collector.report("img-src", "https://x.example", path, "");

    assertThat(collector.show().at("/groups/0/page").asText()).isEqualTo(template);
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
    collector.report("img-src", sent, "/", "");

    assertThat(collector.show().at("/groups/0/blocked").asText()).isEqualTo(kept);
  }
}
