package glossary.sidecar.csp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as nobody should send them: anyone may. */
class HostileReportsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Collector collector = new Collector(Clock.systemUTC());

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
    assertThat(collector.post("application/json", json)).isEqualTo(204);

    assertThat(collector.show().get("groups")).isEmpty();
    assertThat(collector.show().get("unreadable").asInt()).isEqualTo(1);
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
    assertThat(collector.post("application/json", json)).isEqualTo(422);
    assertThat(collector.show().get("unreadable").asInt()).isEqualTo(1);
  }

  @Test
  void depth_size_and_type_are_bounded() throws Exception {
    String deep = "[".repeat(8000) + "]".repeat(8000);
    String nested = "{\"csp-report\":" + "{\"a\":".repeat(2000) + "1" + "}".repeat(2001);
    String huge = Collector.CHROME.replace("secret", "s".repeat(17_000));

    assertThat(collector.post("application/json", deep)).isEqualTo(422);
    assertThat(collector.post("application/json", nested)).isEqualTo(422);
    assertThat(collector.post("application/json", huge)).isEqualTo(413);
    assertThat(collector.post("application/json", "1".repeat(16_000))).isEqualTo(422);
    assertThat(collector.post("text/plain", Collector.CHROME)).isEqualTo(415);
    assertThat(collector.post("application/csp-report+json", Collector.CHROME)).isEqualTo(415);
    assertThat(collector.post(null, Collector.CHROME)).isEqualTo(415);
    assertThat(collector.show().get("counted").asInt()).isZero();
  }

  @Test
  void a_hundred_thousand_different_reports_are_500_groups_and_one() throws Exception {
    collector.report("img-src", "https://known.example", "/known", "img-src 'self'");
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      String noise = Integer.toString(random.nextInt(), 36);
      collector.report(
          "img-src",
          "https://x" + i + ".example",
          "/p/" + noise,
          "img-src https://" + i + ".example");
    }
    collector.report("img-src", "https://known.example", "/known", "img-src 'self'");
    JsonNode shown = collector.show();

    assertThat(shown.get("counted").asInt()).isEqualTo(100_002);
    assertThat(shown.get("groups")).hasSize(ReportGroups.MOST_GROUPS + 1);
    assertThat(shown.at("/groups/0/blocked").asText()).isEqualTo("{other}");
    assertThat(shown.at("/groups/0/count").asInt()).isEqualTo(100_000 - 499);
    assertThat(shown.at("/groups/1/blocked").asText()).isEqualTo("https://known.example");
    assertThat(shown.at("/groups/1/count").asInt()).isEqualTo(2);
    assertThat(shown.get("tested_policy").asText()).isEqualTo("img-src 'self'");

    assertThat(collector.clear()).isEqualTo(204);
    assertThat(collector.show().get("groups")).isEmpty();
    assertThat(collector.show().get("counted").asInt()).isZero();
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
      collector.post(
          "application/csp-report", JSON.createObjectNode().set("csp-report", body).toString());
    }
    JsonNode shown = collector.show();

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
}
