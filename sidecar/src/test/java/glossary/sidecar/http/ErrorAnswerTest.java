package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static glossary.sidecar.http.TestFront.hello;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ErrorAnswerTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("glossary.sidecar.http");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setAdditive(true);
  }

  @Test
  void a_handler_that_throws_is_a_bland_500_and_logged_once() throws IOException {
    Route broken = get("/broken/{id}", request -> failing("secret /path"));
    try (TestFront front = TestFront.of(broken)) {
      RawAnswer answer = front.get("/broken/1");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception");
      assertThat(answer.error().path("type").asText()).isEqualTo("internal_error");
      assertThat(log.list).hasSize(1);
      assertThat(log.list.get(0).getFormattedMessage())
          .contains(answer.header("x-request-id"), "/broken/{id}");
    }
  }

  @Test
  void failures_are_counted_by_their_kind_and_answers_are_not() throws IOException {
    Route broken = get("/broken/{id}", request -> failing("x"));
    Route busy =
        get(
            "/busy",
            request -> {
              throw new Problem(503, "Too busy.");
            });
    Route wrong =
        get(
            "/wrong",
            request -> {
              throw new Problem(409, "Not now.");
            });
    Route probe = get("/probe", request -> Response.text(503, "text/plain", "not ready"));
    try (TestFront front = TestFront.of(broken, busy, wrong, probe)) {
      for (String path : List.of("/broken/1", "/busy", "/wrong", "/probe", "/nothing")) {
        front.get(path);
      }

      assertThat(front.failures)
          .containsExactly("java.lang.IllegalStateException /broken/{id}", "HTTP 503 /busy");
    }
  }

  @Test
  void a_stack_overflow_is_a_500_and_the_next_request_is_served() throws IOException {
    Route endless = get("/endless", request -> Response.text(200, "text/plain", endless(1)));
    try (TestFront front = TestFront.of(endless, hello())) {
      assertThat(front.get("/endless").status()).isEqualTo(500);
      assertThat(front.get("/hello").status()).isEqualTo(200);
    }
  }

  @Test
  void memory_that_ran_out_is_a_500_and_another_worker_serves_on() throws IOException {
    Route greedy =
        get(
            "/greedy",
            request -> {
              throw new OutOfMemoryError("pretended by a test");
            });
    try (TestFront front = TestFront.of(TestFront.LIMITS.withWorkers(1, 5), greedy, hello())) {
      assertThat(front.get("/greedy").status()).isEqualTo(500);
      assertThat(front.get("/hello").status()).isEqualTo(200);
    }
  }

  @Test
  void json_that_fails_half_way_is_a_whole_500_that_passed_the_filters() throws IOException {
    Route half =
        get(
            "/half",
            request ->
                Response.json(
                    200,
                    out -> {
                      out.writeStartArray();
                      out.writeString("a".repeat(100_000));
                      throw new IOException("half way");
                    }));
    Filter marking = (request, next) -> next.handle(request).with("X-Marked", "yes");
    try (TestFront front =
        new TestFront(TestFront.LIMITS, List.of(marking), (request, route) -> {}, half)) {
      RawAnswer answer = front.get("/half");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.header("x-marked")).isEqualTo("yes");
      assertThat(answer.error().path("status_code").asInt()).isEqualTo(500);
    }
  }

  @Test
  void a_stream_that_fails_after_its_start_ends_the_connection_unfinished() throws IOException {
    Route broken =
        get(
            "/broken",
            request ->
                new Response(
                    200,
                    Response.Kind.DOWNLOAD,
                    Map.of("Content-Type", "application/octet-stream"),
                    new Response.Body.Stream(
                        out -> {
                          out.write(new byte[50_000]);
                          throw new IllegalStateException("later");
                        })));
    try (TestFront front = TestFront.of(broken);
        RawClient client = new RawClient(front.port())) {
      client.send("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.readToEnd()).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
      assertThat(log.list).hasSize(1);
    }
  }

  @Test
  void a_problem_keeps_its_headers_details_and_delay() throws IOException {
    Route busy =
        get(
            "/busy",
            request -> {
              throw new Problem(
                  503,
                  "http_error",
                  "Come back later.",
                  Map.of("Retry-After", "7"),
                  out -> out.writeString("rebuilding"));
            });
    try (TestFront front = TestFront.of(busy)) {
      RawAnswer answer = front.get("/busy");

      assertThat(answer.header("retry-after")).isEqualTo("7");
      assertThat(answer.error().path("retry_after").asInt()).isEqualTo(7);
      assertThat(answer.error().path("details").asText()).isEqualTo("rebuilding");
      assertThat(answer.error().path("message").asText()).isEqualTo("Come back later.");
    }
  }

  @Test
  void filters_see_the_answers_to_unknown_malformed_and_refused_requests() throws IOException {
    List<String> statuses = new ArrayList<>();
    Filter outer =
        (request, next) -> {
          Response response = next.handle(request);
          statuses.add(request.path() + " " + response.status());
          return response.with("X-Outer", "yes");
        };
    Filter limiter =
        (request, next) -> {
          if (request.path().equals("/limited")) {
            throw new Problem(429, "rate_limit_exceeded", "Too many.", Map.of(), null);
          }
          return next.handle(request);
        };
    Gate gate =
        (request, route) -> {
          throw new Problem(403, "Not for you.");
        };
    try (TestFront front =
        new TestFront(TestFront.LIMITS, List.of(outer, limiter), gate, hello())) {
      assertThat(front.get("/nothing").header("x-outer")).isEqualTo("yes");
      assertThat(front.get("/a;b").header("x-outer")).isEqualTo("yes");
      assertThat(front.get("/hello").header("x-outer")).isEqualTo("yes");
      assertThat(front.get("/limited").header("x-outer")).isEqualTo("yes");
      assertThat(front.ask("GET /hello HTTP/1.1\r\n\r\n").header("x-outer")).isEqualTo("yes");
      assertThat(statuses)
          .containsExactly("/nothing 404", " 400", "/hello 403", "/limited 429", "/hello 400");
    }
  }

  private static Response failing(String secret) {
    throw new IllegalStateException(secret);
  }

  private static String endless(int depth) {
    return endless(depth + 1) + depth;
  }
}
