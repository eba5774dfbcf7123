package glossary.sidecar.errors.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import glossary.config.Settings;
import glossary.sidecar.testing.TestSidecar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LineEncodersTest {
  private static final String HOSTILE =
      "x\r\n2026-01-01T00:00:00Z ERROR forged \u001b[31m\u0007\u0085\u2028\u202etxt.exe\ud800\u0000";
  private static final LineEncoder GUIDE = new JsonLines(FieldNames.GUIDE, Redactor.SHAPES);
  private static final LineEncoder ECS = new JsonLines(FieldNames.ECS, Redactor.SHAPES);
  private static final LineEncoder TEXT = new TextLines(Redactor.SHAPES);

  @Test
  void a_json_line_has_the_fields_of_the_guide() {
    LoggingEvent event =
        Events.of(
            Map.of("request_id", "abc123", "endpoint", "/api/glossary"),
            Level.ERROR,
            "Database connection failed",
            new IllegalStateException("closed"));
    JsonNode line = json(GUIDE, event);

    assertThat(line.get("timestamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(line.get("level").asText()).isEqualTo("ERROR");
    assertThat(line.get("logger").asText()).isEqualTo("glossary.sidecar.SomeRoom");
    assertThat(line.get("message").asText()).isEqualTo("Database connection failed");
    assertThat(line.at("/exception/type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.at("/exception/message").asText()).isEqualTo("closed");
    assertThat(line.at("/exception/traceback/0").asText()).contains("LineEncodersTest");
    assertThat(line.get("request_id").asText()).isEqualTo("abc123");
    assertThat(line.get("endpoint").asText()).isEqualTo("/api/glossary");
  }

  @Test
  void the_levels_are_named_as_the_settings_name_them() {
    assertThat(json(GUIDE, Events.of(Level.WARN, "x", null)).get("level").asText())
        .isEqualTo("WARNING");
    assertThat(
            json(GUIDE, Events.of(Level.ERROR, "x", new OutOfMemoryError())).get("level").asText())
        .isEqualTo("CRITICAL");
  }

  @Test
  void a_figure_stays_a_figure_and_what_both_know_is_written_once() {
    LoggingEvent event = Events.of(Map.of("request_id", "a"), Level.INFO, "GET /x 200", null);
    event.setKeyValuePairs(
        List.of(
            new KeyValuePair("status", 200),
            new KeyValuePair("duration_ms", 1.25),
            new KeyValuePair("request_id", "b")));

    String text = new String(GUIDE.encode(event, Marking.NONE, true), StandardCharsets.UTF_8);

    assertThat(text).contains("\"status\":200", "\"duration_ms\":1.25", "\"request_id\":\"a\"");
    assertThat(text).doesNotContain("\"b\"");
  }

  @Test
  void ecs_names_are_there_when_they_are_asked_for() {
    LoggingEvent event =
        Events.of(
            Map.of("request_id", "a", "method", "GET", "client", "10.0.0.1", "role", "admin"),
            Level.ERROR,
            "broken",
            new IllegalStateException("closed"));
    event.setKeyValuePairs(
        List.of(new KeyValuePair("status", 503), new KeyValuePair("duration_ms", 1.5)));
    JsonNode line = json(ECS, event);

    assertThat(line.get("@timestamp").asText()).endsWith("Z");
    assertThat(line.get("log.level").asText()).isEqualTo("ERROR");
    assertThat(line.get("error.type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.get("error.stack_trace").asText()).contains("LineEncodersTest");
    assertThat(line.get("http.request.id").asText()).isEqualTo("a");
    assertThat(line.get("http.response.status_code").asInt()).isEqualTo(503);
    assertThat(line.get("event.duration").asLong()).isEqualTo(1_500_000);
    assertThat(line.at("/user.roles/0").asText()).isEqualTo("admin");
    assertThat(line.has("level")).isFalse();
  }

  @Test
  void a_line_for_people_tells_request_and_client() {
    Map<String, String> known = Map.of("request_id", "a1", "client", "10.0.0.1");

    assertThat(text(Events.of(known, Level.INFO, "GET /x", null)))
        .endsWith("INFO     SomeRoom: GET /x [a1 10.0.0.1]\n");
    assertThat(text(Events.of(Map.of("request_id", "a1"), Level.INFO, "GET /x", null)))
        .endsWith("GET /x [a1]\n");
    assertThat(text(Events.of(Level.INFO, "GET /x", null))).endsWith("GET /x\n");
  }

  private static String text(LoggingEvent event) {
    return new String(TEXT.encode(event, Marking.NONE, true), StandardCharsets.UTF_8);
  }

  @Test
  void nothing_that_is_logged_can_forge_a_line_or_steer_a_terminal() {
    LoggingEvent event =
        Events.of(
            Map.of("client", HOSTILE),
            Level.ERROR,
            "said {}",
            new IllegalStateException(HOSTILE),
            HOSTILE);
    event.setKeyValuePairs(List.of(new KeyValuePair("q", HOSTILE)));

    for (LineEncoder encoder : List.of(GUIDE, ECS, TEXT)) {
      String text = new String(encoder.encode(event, Marking.NONE, true), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();

      assertThat(text.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
      assertThat(text).doesNotContain("\u202e", "\u2028").endsWith("\n");
      assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("  "));
    }
  }

  @Test
  void random_text_is_always_one_valid_json_line() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(40), 0, 0x10000).forEach(c -> text.append((char) c));
      LoggingEvent event = Events.of(Level.WARN, text.toString(), new Exception(text.toString()));

      String line = new String(GUIDE.encode(event, Marking.NONE, true), StandardCharsets.UTF_8);

      assertThat(line.lines()).hasSize(1);
      assertThat(TestSidecar.parse(line).get("level").asText()).isEqualTo("WARNING");
    }
  }

  @Test
  void secrets_are_taken_out_wherever_they_stand() {
    Redactor redactor =
        Redactor.of(
            Settings.of(
                "ADMIN_TOKEN=barley-open-1234,sesame-open-1234", "SMTP_PASSWORD=correct horse"));
    LineEncoder json = new JsonLines(FieldNames.GUIDE, redactor);
    LoggingEvent event =
        Events.of(
            Map.of("note", "api_key: k-778899"),
            Level.ERROR,
            "login with {}",
            new IllegalStateException("correct horse was refused; Authorization: Bearer abc.def"),
            "barley-open-1234 or sesame-open-1234 at postgres://u:pw12345@db/x?token=t0k3n and password=hunter2");

    String line = new String(json.encode(event, Marking.NONE, true), StandardCharsets.UTF_8);

    assertThat(line)
        .doesNotContain(
            "barley", "sesame", "horse", "abc.def", "pw12345", "t0k3n", "hunter2", "778899")
        .contains("***", "was refused");
  }

  @Test
  void ordinary_text_is_left_as_it_is() {
    for (String text :
        List.of(
            "Größe und Σ 漢字 😀",
            "GET /api/glossary/{id} 200",
            "the token is not valid",
            "http://127.0.0.1:9123/health",
            "took 3 s: slow")) {
      assertThat(Redactor.SHAPES.shown(text, 500)).isEqualTo(text);
    }
  }

  @Test
  void a_huge_message_is_cut_and_a_deep_chain_of_causes_too() {
    Exception deep = new IllegalStateException("bottom");
    for (int i = 0; i < 1000; i++) {
      deep = new IllegalStateException("m".repeat(10_000), deep);
    }
    LoggingEvent event = Events.of(Level.ERROR, "x".repeat(1_000_000), deep);

    assertThat(GUIDE.encode(event, Marking.NONE, true).length).isLessThan(100_000);
    assertThat(TEXT.encode(event, Marking.NONE, true).length).isLessThan(100_000);
  }

  private static JsonNode json(LineEncoder encoder, LoggingEvent event) {
    byte[] line = encoder.encode(event, Marking.NONE, true);
    return TestSidecar.parse(new String(line, StandardCharsets.UTF_8));
  }
}
