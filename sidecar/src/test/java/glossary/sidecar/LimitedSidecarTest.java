package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.Route;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.TestSidecar;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A whole sidecar behind a trusted proxy, ten requests a day for each client. */
class LimitedSidecarTest {
  @TempDir static Path folder;
  private static TestSidecar sidecar;
  private static int metricsPort;

  @BeforeAll
  static void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      metricsPort = free.getLocalPort();
    }
    sidecar =
        TestSidecar.ready(
            folder,
            "METRICS_PORT=" + metricsPort,
            "RATE_LIMIT_ENABLED=true",
            "RATE_LIMIT_REQUESTS=10",
            "RATE_LIMIT_WINDOW=1d",
            "TRUSTED_PROXIES=127.0.0.1",
            "ALLOWED_ORIGINS=https://app.example.org");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @Test
  void a_refusal_has_all_that_other_answers_have() {
    String[] page = {"X-Forwarded-For", "203.0.113.1", "Origin", "https://app.example.org"};
    for (int i = 0; i < 10; i++) {
      assertThat(sidecar.get("/api/glossary/count", page).statusCode()).isEqualTo(200);
    }

    HttpResponse<String> refused = sidecar.get("/api/glossary/count", page);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().map())
        .containsKeys(
            "retry-after",
            "ratelimit",
            "ratelimit-policy",
            "x-ratelimit-limit",
            "x-content-type-options",
            "content-security-policy",
            "x-request-id",
            "x-response-time",
            "access-control-allow-origin");
    assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(8000, 8640);
    assertThat(sidecar.get("/api/glossary/count", "X-Forwarded-For", "203.0.113.2").statusCode())
        .isEqualTo(200);
  }

  @Test
  void an_admin_is_not_held_up_by_the_others_at_the_same_address() throws Exception {
    String[] admin = {
      "X-Forwarded-For", "203.0.113.3", "Authorization", "Bearer " + sidecar.adminToken()
    };
    for (int i = 0; i < 11; i++) {
      sidecar.get("/api/glossary/count", "X-Forwarded-For", "203.0.113.3");
    }

    assertThat(sidecar.get("/api/glossary/count", "X-Forwarded-For", "203.0.113.3").statusCode())
        .isEqualTo(429);
    assertThat(sidecar.get("/api/index", admin).statusCode()).isEqualTo(200);
    assertThat(sidecar.get("/api/index", admin).statusCode()).isEqualTo(200);
    assertThat(sidecar.get("/api/index", admin).statusCode()).isEqualTo(429); // five each
  }

  @Test
  void the_metrics_port_has_no_limit() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI scrape = URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
    HttpRequest request =
        HttpRequest.newBuilder(scrape).header("X-Forwarded-For", "203.0.113.5").build();
    for (int i = 0; i < 100; i++) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().map()).doesNotContainKey("ratelimit");
    }
  }

  @Test
  void refusals_do_not_fill_the_access_log() {
    Logger access = (Logger) LoggerFactory.getLogger("glossary.access");
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    access.addAppender(heard);
    try {
      for (int i = 0; i < 30; i++) {
        sidecar.get("/api/glossary/count", "X-Forwarded-For", "203.0.113.6");
      }
      sidecar.get("/no/such/path", "X-Forwarded-For", "203.0.113.7");
      Eventually.holds(
          () -> heard.list.stream().anyMatch(each -> each.getMessage().contains("unmatched")));
    } finally {
      access.detachAppender(heard);
    }
    assertThat(heard.list)
        .filteredOn(each -> each.getLevel().isGreaterOrEqual(Level.INFO))
        .filteredOn(each -> each.getMessage().contains("/api/glossary/count"))
        .hasSize(10);
  }

  @Test
  void what_was_decided_is_in_the_metrics() {
    sidecar.get("/api/glossary/count", "X-Forwarded-For", "203.0.113.4");
    String scrape = sidecar.get("/metrics").body();

    assertThat(scrape)
        .contains("rate_limit_decisions_total{decision=\"exempt\",}")
        .containsPattern("rate_limit_decisions_total\\{decision=\"allowed\",} [1-9]")
        .containsPattern("rate_limit_keys [1-9]")
        .contains("rate_limit_overflow_total 0.0");
  }

  @Test
  void every_route_of_the_admin_costs_more_than_reading() {
    int client = 0;
    for (Route route : sidecar.sidecar().routes()) {
      String path = route.template().replaceAll("\\{[^}]+}", "1");
      HttpResponse<String> answer =
          sidecar.send(route.method(), path, "X-Forwarded-For", "10.1.%d.1".formatted(client++));

      Optional<String> left = answer.headers().firstValue("X-RateLimit-Remaining");
      boolean watched =
          path.matches("/health.*|/metrics|/|/console/.*")
              || (route.method() + path).equals("POST/api/csp-reports");
      assertThat(left.map(Integer::valueOf))
          .as("%s %s", route.method(), path)
          .isEqualTo(watched ? watched(path) : Optional.of(left(route, path)));
    }
  }

  /** Of the ten that a client has. */
  private static int left(Route route, String path) {
    if (path.equals("/api/glossary/export") || path.endsWith("/download")) {
      return 0;
    }
    return path.startsWith("/api/documents/upload") ? 0 : route.access() == Access.ADMIN ? 5 : 9;
  }

  private static Optional<Integer> watched(String path) {
    boolean limited = path.matches("/metrics|/health/(detailed|metrics|history)|/api/csp-reports");
    return limited ? Optional.of(59) : Optional.empty();
  }
}
