package glossary.sidecar.security.rate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.HttpFront;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Observer;
import glossary.sidecar.http.Response;
import glossary.sidecar.http.Route;
import glossary.sidecar.http.Router;
import glossary.sidecar.security.client.ClientAddress;
import glossary.sidecar.security.client.ForwardingHeader;
import glossary.sidecar.security.client.Networks;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A front on the loopback address behind a trusted proxy, with a clock that stands still. */
class RateLimitTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final AtomicLong clock = new AtomicLong();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(2);
  private final RateLimitFigures figures = new RateLimitFigures();
  private RateLimiter limiter;
  private RateLimit limit;
  private HttpFront front;

  @AfterEach
  void stop() {
    slow.countDown();
    if (front != null) {
      front.close();
    }
  }

  @Test
  void every_answer_tells_what_is_left_in_both_languages() throws Exception {
    start(10, 10, 32, true);

    HttpResponse<String> first = get("/x");
    HttpResponse<String> second = get("/x");

    assertThat(first.statusCode()).isEqualTo(404);
    assertThat(header(first, "X-RateLimit-Limit")).isEqualTo("10");
    assertThat(header(first, "X-RateLimit-Window")).isEqualTo("60");
    assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("9");
    assertThat(header(first, "X-RateLimit-Reset")).isEqualTo("6");
    assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"default\";q=10;w=60");
    assertThat(header(first, "RateLimit")).isEqualTo("\"default\";r=9;t=6");
    assertThat(header(second, "RateLimit")).isEqualTo("\"default\";r=8;t=12");
    assertThat(first.headers().map()).doesNotContainKey("retry-after");
  }

  @Test
  void one_too_many_is_refused_and_comes_through_when_it_was_told_and_no_second_earlier()
      throws Exception {
    start(7, 7, 32, true);
    for (int i = 0; i < 7; i++) {
      assertThat(get("/x").statusCode()).isEqualTo(404);
    }

    HttpResponse<String> refused = get("/x", "X-Request-ID", "mine");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "Retry-After")).isEqualTo("9"); // 60 / 7 = 8.57
    assertThat(header(refused, "RateLimit")).isEqualTo("\"default\";r=0;t=9");
    assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(header(refused, "X-RateLimit-Reset")).isEqualTo("9");
    JsonNode error = TestSidecar.parse(refused.body()).get("error");
    assertThat(error.get("type").asText()).isEqualTo("rate_limit_exceeded");
    assertThat(error.get("status_code").asInt()).isEqualTo(429);
    assertThat(error.get("message").asText())
        .isEqualTo("Too many requests. Please try again later.");
    assertThat(error.get("retry_after").asInt()).isEqualTo(9);
    assertThat(error.get("request_id").asText()).isEqualTo("mine");

    wait(Duration.ofSeconds(8));
    assertThat(get("/x").statusCode()).isEqualTo(429);
    wait(Duration.ofSeconds(1));
    assertThat(get("/x").statusCode()).isEqualTo(404);
  }

  @Test
  void who_asks_for_a_problem_gets_one() throws Exception {
    start(1, 1, 32, true);
    get("/x");

    HttpResponse<String> refused = get("/x", "Accept", "text/html, application/problem+json;q=0.9");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(refused, "Retry-After")).isEqualTo("60");
    JsonNode problem = TestSidecar.parse(refused.body());
    assertThat(problem.get("type").asText())
        .isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
    assertThat(problem.get("status").asInt()).isEqualTo(429);
    assertThat(problem.at("/violated-policies/0").asText()).isEqualTo("default");
    assertThat(problem.get("retry_after").asInt()).isEqualTo(60);
  }

  @Test
  void kinds_of_requests_cost_what_they_cost() throws Exception {
    start(100, 100, 32, true);

    assertThat(taken("GET", "/api/search/fulltext")).isEqualTo(1);
    assertThat(taken("GET", "/api/glossary/export")).isEqualTo(20);
    assertThat(taken("HEAD", "/api/glossary/export")).isEqualTo(20);
    assertThat(taken("GET", "/api/backups/b1/download")).isEqualTo(20);
    assertThat(taken("POST", "/api/documents/upload")).isEqualTo(10);
    assertThat(taken("POST", "/api/glossary/import")).isEqualTo(10);
    assertThat(taken("GET", "/api/backups")).isEqualTo(5);
    assertThat(taken("POST", "/api/backups/prune")).isEqualTo(5);
    assertThat(taken("GET", "/api/errors/stats")).isEqualTo(1);
    assertThat(taken("GET", "/api/backupsX")).isEqualTo(1);
    assertThat(taken("GET", "/a//b")).isEqualTo(1);
    assertThat(taken("BREW", "/pot")).isEqualTo(1);
  }

  @Test
  void a_preflight_costs_half() throws Exception {
    start(100, 100, 32, true);
    String[] preflight = {
      "X-Forwarded-For", "203.0.113.9",
      "Origin", "https://a.org",
      "Access-Control-Request-Method", "GET"
    };

    HttpResponse<String> first = send("OPTIONS", "/x", preflight);
    HttpResponse<String> second = send("OPTIONS", "/x", preflight);
    HttpResponse<String> third = send("OPTIONS", "/x", "X-Forwarded-For", "203.0.113.9");

    assertThat(header(first, "X-RateLimit-Reset")).isEqualTo("1"); // 0.3 s, rounded up
    assertThat(header(second, "X-RateLimit-Remaining")).isEqualTo("99");
    assertThat(header(third, "X-RateLimit-Remaining")).isEqualTo("98");
  }

  @Test
  void exactly_the_probes_cost_nothing() throws Exception {
    start(1, 1, 32, true);
    get("/x");
    assertThat(get("/x").statusCode()).isEqualTo(429);

    for (String probe :
        List.of("", "/", "/liveness", "/ready", "/ping", "/startup", "/%70ing", "/ping/")) {
      HttpResponse<String> answer = get("/health" + probe);
      assertThat(answer.statusCode()).as(probe).isEqualTo(404);
      assertThat(answer.headers().map()).doesNotContainKey("x-ratelimit-limit");
    }
    for (String other :
        List.of("/healthXYZ", "/health/pingX", "/health/ping/x", "/HEALTH", "/health/../x", "/x")) {
      assertThat(get(other).statusCode()).as(other).isEqualTo(429);
    }
    assertThat(send("POST", "/health", "X-Forwarded-For", "1.1.1.1").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/health", "X-Forwarded-For", "1.1.1.1").statusCode()).isEqualTo(429);
    assertThat(figures.decisions()).containsEntry("exempt", 8.0);
  }

  @Test
  void scrapes_and_details_have_a_limit_of_their_own_but_not_for_this_machine() throws Exception {
    start(1, 1, 32, true);
    get("/x");

    for (int i = 0; i < 60; i++) {
      String path = List.of("/metrics", "/health/detailed", "/health/metrics").get(i % 3);
      assertThat(header(get(path), "RateLimit-Policy")).isEqualTo("\"watch\";q=60;w=60");
    }

    assertThat(get("/metrics").statusCode()).isEqualTo(429);
    assertThat(send("GET", "/metrics").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/metrics").headers().map()).doesNotContainKey("ratelimit");
  }

  @Test
  void reports_of_browsers_have_a_limit_of_their_own() throws Exception {
    start(1, 1, 32, true);

    HttpResponse<String> report = send("POST", "/api/csp-reports", "X-Forwarded-For", "1.1.1.1");

    assertThat(header(report, "RateLimit-Policy")).isEqualTo("\"reports\";q=60;w=60");
    assertThat(send("GET", "/x", "X-Forwarded-For", "1.1.1.1").statusCode()).isEqualTo(404);
  }

  @Test
  void who_is_exempt_has_no_limit() throws Exception {
    start(1, 1, 32, true);

    for (int i = 0; i < 10; i++) {
      assertThat(send("GET", "/x", "X-Forwarded-For", "192.0.2.200").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_valid_token_counts_by_itself_and_one_that_is_not_by_its_address() throws Exception {
    start(2, 2, 32, true);
    assertThat(get("/x").statusCode()).isEqualTo(404);
    assertThat(get("/x", "Authorization", "Bearer wrong").statusCode()).isEqualTo(404);
    assertThat(get("/x", "Authorization", "Bearer wrong").statusCode()).isEqualTo(429);

    assertThat(get("/x", "Authorization", "Bearer right").statusCode()).isEqualTo(404);
    assertThat(get("/x", "Authorization", "Bearer right").statusCode()).isEqualTo(404);
    assertThat(get("/x", "Authorization", "Bearer right").statusCode()).isEqualTo(429);
  }

  @Test
  void after_too_many_bad_tokens_none_is_looked_at_not_even_a_good_one() throws Exception {
    start(100, 100, 32, true);
    for (int i = 0; i < 10; i++) {
      limiter.failedSignIn(InetAddress.getByName("203.0.113.9"));
    }

    HttpResponse<String> refused = get("/x", "Authorization", "Bearer right");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"sign-in\";q=100;w=60");
    assertThat(header(refused, "Retry-After")).isEqualTo("6");
    assertThat(TestSidecar.parse(refused.body()).at("/error/message").asText()).contains("tokens");
    assertThat(get("/x").statusCode()).isEqualTo(404);
    assertThat(
            send("GET", "/x", "X-Forwarded-For", "1.1.1.1", "Authorization", "Bearer right")
                .statusCode())
        .isEqualTo(404);
    wait(Duration.ofSeconds(6));
    assertThat(get("/x", "Authorization", "Bearer right").statusCode()).isEqualTo(404);
  }

  @Test
  void guesses_that_are_refused_anyhow_count_too_so_that_the_right_token_does_not_show()
      throws Exception {
    start(2, 2, 32, true);
    for (int i = 0; i < 12; i++) {
      get("/x", "Authorization", "Bearer wrong-" + i);
    }

    HttpResponse<String> right = get("/x", "Authorization", "Bearer right");

    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(header(right, "RateLimit-Policy")).isEqualTo("\"sign-in\";q=100;w=60");
  }

  @Test
  void in_shadow_mode_nothing_is_refused_and_nobody_notices_but_the_figures() throws Exception {
    start(2, 2, 32, false);

    for (int i = 0; i < 5; i++) {
      HttpResponse<String> answer = get("/x");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().map()).doesNotContainKeys("ratelimit", "x-ratelimit-limit");
    }

    assertThat(figures.decisions())
        .containsEntry("allowed", 2.0)
        .containsEntry("shadowed", 3.0)
        .containsEntry("refused", 0.0);
  }

  @Test
  void the_first_refusal_of_a_client_in_a_minute_is_logged() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(RateLimit.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    logger.addAppender(heard);
    try {
      start(1, 1, 32, true);
      for (int i = 0; i < 5; i++) {
        get("/x");
        send("GET", "/x", "X-Forwarded-For", "1.1.1.1");
      }
      assertThat(heard.list).hasSize(2);
      wait(Duration.ofSeconds(60));
      for (int i = 0; i < 5; i++) {
        get("/x");
      }
      assertThat(heard.list).hasSize(3);
    } finally {
      logger.detachAppender(heard);
    }
  }

  @Test
  void one_client_is_answered_so_often_at_the_same_time_until_its_answers_have_arrived()
      throws Exception {
    start(100, 100, 2, true);
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      waiting.add(later("/slow"));
    }
    answering.await();

    HttpResponse<String> refused = get("/x");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"concurrent\";q=2");
    assertThat(header(refused, "Retry-After")).isEqualTo("1");
    assertThat(send("GET", "/x", "X-Forwarded-For", "1.1.1.1").statusCode()).isEqualTo(404);
    assertThat(get("/health").statusCode()).isEqualTo(404);
    slow.countDown();
    for (CompletableFuture<HttpResponse<String>> answer : waiting) {
      assertThat(answer.get().statusCode()).isEqualTo(200);
    }
    Eventually.holds("all are forgotten", () -> limit.clientsInFlight() == 0);
    assertThat(get("/x").statusCode()).isEqualTo(404);
  }

  private void start(int requests, int burst, int concurrent, boolean enforced) throws IOException {
    RateLimitSettings settings =
        new RateLimitSettings(
            enforced,
            requests,
            Duration.ofSeconds(60),
            burst,
            1000,
            concurrent,
            Networks.of(List.of("192.0.2.128/25")));
    limiter = new RateLimiter(settings, clock::get);
    limit =
        new RateLimit(
            limiter,
            settings,
            new RouteCosts(Optional.of("/metrics")),
            figures,
            request -> "Bearer right".equals(request.header("Authorization")) ? "right" : null,
            request ->
                request.header("Authorization") != null
                    && !"Bearer right".equals(request.header("Authorization")));
    Route waits =
        new Route(
            "GET",
            "/slow",
            Access.OPEN,
            request ->
                new Response(
                    200,
                    Response.Kind.API,
                    Map.of(),
                    new Response.Body.Stream(
                        out -> {
                          answering.countDown();
                          try {
                            slow.await();
                          } catch (InterruptedException stopped) {
                            throw new IOException(stopped);
                          }
                          out.write('.');
                        })));
    front =
        HttpFront.start(
            Limits.standard("127.0.0.1", 0),
            new Router(List.of(waits), (request, route) -> {}),
            List.of(
                new ClientAddress(
                    Networks.of(List.of("127.0.0.1")), ForwardingHeader.X_FORWARDED_FOR),
                limit),
            Observer.NONE);
  }

  /** Units that a request of a client who has not asked before takes. */
  private long taken(String method, String path) throws Exception {
    String client = "192.0.2." + clock.incrementAndGet();
    HttpResponse<String> answer = send(method, path, "X-Forwarded-For", client);
    return 100 - Long.parseLong(header(answer, "X-RateLimit-Remaining"));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of("X-Forwarded-For", "203.0.113.9"));
    all.addAll(List.of(headers));
    return send("GET", path, all.toArray(String[]::new));
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    return CLIENT.send(request(method, path, headers), HttpResponse.BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> later(String path) {
    return CLIENT.sendAsync(
        request("GET", path, "X-Forwarded-For", "203.0.113.9"),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return headers.length == 0 ? request.build() : request.headers(headers).build();
  }

  private void wait(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }
}
