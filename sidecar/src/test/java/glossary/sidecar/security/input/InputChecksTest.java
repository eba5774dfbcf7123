package glossary.sidecar.security.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import glossary.config.InputMode;
import glossary.sidecar.http.JsonBody;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.testing.Requests;
import glossary.sidecar.testing.TestSidecar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class InputChecksTest {
  private static final String ATTACK = "1' or '1'='1";
  private static final String WORSE = "' union select a, b from c --";
  private static final String WORST = "' uNiOn/**/sElEcT a, b from c --";

  private final List<String> counted = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(InputChecks.class);

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(logged);
  }

  @ParameterizedTest
  @CsvSource({
    "id, IDENTIFIER",
    "term_id, IDENTIFIER",
    "language, IDENTIFIER",
    "sort, IDENTIFIER",
    "format, IDENTIFIER",
    "relation_type, QUERY",
    "q, QUERY",
    "query, QUERY",
    "domain, QUERY",
    "anything, QUERY"
  })
  void a_parameter_is_refused_from_the_points_of_its_kind_on(String name, FieldKind kind) {
    assertThat(status(InputMode.BLOCK, query(name, ATTACK)))
        .isEqualTo(kind == FieldKind.IDENTIFIER ? 400 : 200);
    assertThat(status(InputMode.BLOCK, query(name, WORSE)))
        .isEqualTo(kind == FieldKind.IDENTIFIER ? 400 : 200);
    assertThat(counted)
        .containsExactly(
            kind == FieldKind.IDENTIFIER ? "sql blocked" : "sql detected",
            kind == FieldKind.IDENTIFIER ? "sql blocked" : "sql detected");
  }

  @Test
  void every_text_may_be_searched_for_attacks_too() throws IOException {
    for (String line : Samples.lines("attacks.jsonl")) {
      String attack = TestSidecar.parse(line).get(2).asText();
      assertThat(status(InputMode.BLOCK, query("q", attack))).as(line).isEqualTo(200);
    }
    assertThat(counted).hasSizeGreaterThan(100).allMatch(each -> each.endsWith(" detected"));
  }

  @ParameterizedTest
  @CsvSource({
    "term, 200, 400", "definition, 200, 400", "text, 200, 400", "evidence, 200, 400",
    "anything, 200, 400", "language, 400, 400", "relation_type, 200, 400", "confirm, 400, 400"
  })
  void texts_of_a_body_are_prose_unless_their_names_say_otherwise(
      String name, int shown, int disguised) {
    assertThat(status(InputMode.BLOCK, body("{'" + name + "': " + json(WORSE) + "}")))
        .isEqualTo(shown);
    assertThat(status(InputMode.BLOCK, body("{'" + name + "': " + json(WORST) + "}")))
        .isEqualTo(disguised);
  }

  @Test
  void texts_in_lists_and_objects_of_a_body_are_looked_at_too() {
    String nested = "{'a': [{'b': ['ok', {'definition': " + json(WORST) + "}]}]}";

    assertThat(status(InputMode.BLOCK, body(nested))).isEqualTo(400);
    assertThat(status(InputMode.BLOCK, body("{'tags': ['x', " + json(WORST) + "]}")))
        .isEqualTo(400);
    assertThat(status(InputMode.BLOCK, body("{'a': 1, 'b': null, 'c': 'gate valve'}")))
        .isEqualTo(200);
  }

  @Test
  void each_segment_of_the_path_is_an_identifier() {
    assertThat(status(InputMode.BLOCK, Requests.get("/api/glossary/" + ATTACK))).isEqualTo(400);
    assertThat(status(InputMode.BLOCK, Requests.get("/api/glossary/42"))).isEqualTo(200);
    assertThat(status(InputMode.BLOCK, Requests.get("/"))).isEqualTo(200);
    assertThat(counted).containsExactly("sql blocked");
  }

  @Test
  void detect_counts_and_lets_in_and_off_does_not_even_count() {
    assertThat(status(InputMode.DETECT, query("id", WORST))).isEqualTo(200);
    assertThat(status(InputMode.DETECT, body("{'term': " + json(WORST) + "}"))).isEqualTo(200);
    assertThat(counted).containsExactly("sql detected", "sql detected");
    assertThat(status(InputMode.OFF, query("id", WORST))).isEqualTo(200);
    assertThat(status(InputMode.OFF, body("{'term': " + json(WORST) + "}"))).isEqualTo(200);
    assertThat(counted).hasSize(2);
  }

  @Test
  void a_refusal_says_nothing_of_the_rule() {
    assertThatThrownBy(() -> handle(InputMode.BLOCK, query("id", ATTACK)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.type()).isEqualTo("invalid_input");
              assertThat(problem.details()).isNull();
              assertThat(problem.getMessage()).doesNotContainIgnoringCase("sql", "rule", "score");
            });
  }

  @Test
  void a_finding_is_logged_with_its_rules_and_a_masked_excerpt() {
    String secret = "0123456789abcdefABCDEF";
    status(InputMode.DETECT, query("q", "x' and token='" + secret));
    status(InputMode.BLOCK, query("id", ATTACK));

    assertThat(logged.list).hasSize(2);
    String first = logged.list.get(0).toString() + logged.list.get(0).getKeyValuePairs();
    assertThat(first)
        .contains("sql-breakout", "field", "q", "score")
        .doesNotContain(secret, "01234");
    assertThat(logged.list.get(0).getLevel().toString()).isEqualTo("INFO");
    assertThat(logged.list.get(1).getLevel().toString()).isEqualTo("WARN");
  }

  @Test
  void names_that_a_caller_made_up_and_line_ends_never_get_into_the_log() {
    status(InputMode.DETECT, query("evil\r\nname <b>", WORST + "\r\nfake line \u202e"));

    assertThat(logged.list).hasSize(1);
    String line = logged.list.get(0).getKeyValuePairs().toString();
    assertThat(line).contains(FieldNames.UNKNOWN).doesNotContain("evil", "\r", "\n", "\u202e");
  }

  @Test
  void a_flood_is_counted_whole_and_logged_in_part() {
    InputChecks checks = checks(InputMode.DETECT);
    for (int i = 0; i < 500; i++) {
      checks.handle(query("id", ATTACK), request -> Response.empty(200));
    }
    assertThat(counted).hasSize(500);
    assertThat(logged.list).hasSize(Findings.LINES_A_MINUTE);

    clock.addAndGet(61_000_000_000L);
    checks.handle(query("id", ATTACK), request -> Response.empty(200));
    assertThat(logged.list).hasSize(Findings.LINES_A_MINUTE + 2);
    assertThat(logged.list.get(Findings.LINES_A_MINUTE).getFormattedMessage()).startsWith("480 ");
  }

  @Test
  void what_takes_too_long_is_let_in_and_said() {
    InputChecks slow =
        new InputChecks(
            InputMode.BLOCK,
            (attack, action) -> counted.add(attack + " " + action),
            () -> clock.addAndGet(2_000_000)); // each look at the clock takes 2 ms
    String late = "a=b ".repeat(5_000) + WORST;

    assertThat(slow.handle(query("q", late), request -> Response.empty(200)).status())
        .isEqualTo(200);
    assertThat(counted).containsExactly("any skipped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip", "x"})
  void an_encoded_body_is_refused_in_every_mode(String encoding) {
    for (InputMode mode : InputMode.values()) {
      Request request = Requests.header(post(), "Content-Encoding", encoding);
      assertThatThrownBy(() -> handle(mode, request))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(415);
                assertThat(problem.headers()).containsEntry("Accept-Encoding", "identity");
              });
    }
    assertThat(status(InputMode.OFF, Requests.header(post(), "Content-Encoding", "identity")))
        .isEqualTo(200);
  }

  @Test
  void a_body_needs_one_type() {
    assertThat(status(InputMode.OFF, Requests.header(post(), "Content-Length", "5")))
        .isEqualTo(415);
    assertThat(status(InputMode.OFF, Requests.header(post(), "Content-Length", "0")))
        .isEqualTo(200);
    assertThat(status(InputMode.OFF, Requests.header(post(), "Transfer-Encoding", "chunked")))
        .isEqualTo(415);
    assertThat(
            status(InputMode.OFF, headers(post(), Map.of("content-type", List.of("a/b", "a/b")))))
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "x\ny", "\u001b[2J", "a\u007f", "\u0085", "x\r\nSet-Cookie: a=b"})
  void controls_in_an_identifier_are_refused_in_every_mode_and_in_a_search_in_none(String value) {
    for (InputMode mode : InputMode.values()) {
      assertThat(status(mode, query("language", value))).isEqualTo(400);
      assertThat(status(mode, query("q", value))).isEqualTo(200);
    }
  }

  @Test
  void a_request_without_a_readable_path_is_left_to_those_who_refuse_it() {
    assertThat(status(InputMode.BLOCK, Requests.header(Requests.get(""), "Content-Encoding", "x")))
        .isEqualTo(200);
  }

  private InputChecks checks(InputMode mode) {
    return new InputChecks(
        mode, (attack, action) -> counted.add(attack + " " + action), clock::get);
  }

  /** The handler reads the body, if there is one. */
  private Response handle(InputMode mode, Request request) {
    return checks(mode)
        .handle(
            request,
            inner -> {
              if (inner.header("Content-Type") != null) {
                JsonBody.object(inner);
              }
              return Response.empty(200);
            });
  }

  private int status(InputMode mode, Request request) {
    try {
      return handle(mode, request).status();
    } catch (Problem refused) {
      return refused.status();
    }
  }

  private static String json(String text) {
    return '"' + text + '"';
  }

  private static Request post() {
    return Requests.method(Requests.get("/api/glossary"), "POST");
  }

  private static Request query(String name, String value) {
    Request all = Requests.get("/api/x");
    return new Request(
        all.id(),
        "GET",
        all.path(),
        Map.of(name, List.of(value)),
        Map.of(),
        all.host(),
        all.peer(),
        false,
        Map.of(),
        all.body());
  }

  private static Request headers(Request request, Map<String, List<String>> headers) {
    return new Request(
        request.id(),
        request.method(),
        request.path(),
        request.query(),
        headers,
        request.host(),
        request.peer(),
        false,
        Map.of(),
        request.body());
  }

  /** Names in single quotes, as no text of these tests has a colon behind one. */
  private static Request body(String json) {
    String text = json.replaceAll("'(\\w*)'(?=[:,\\]])", "\"$1\"").replace("'gate valve'", "\"x\"");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("content-type", List.of("application/json"));
    headers.put("content-length", List.of(Integer.toString(bytes.length)));
    return headers(post(), headers).withBody(() -> new ByteArrayInputStream(bytes));
  }
}
