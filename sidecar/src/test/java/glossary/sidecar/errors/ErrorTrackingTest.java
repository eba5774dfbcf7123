package glossary.sidecar.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import glossary.config.LogLevel;
import glossary.config.Settings;
import glossary.sidecar.alerts.AlertKind;
import glossary.sidecar.alerts.Alerts;
import glossary.sidecar.errors.logs.Redactor;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.MovedClock;
import glossary.sidecar.testing.Requests;
import glossary.sidecar.testing.TestSidecar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class ErrorTrackingTest {
  private static final Logger LOG = LoggerFactory.getLogger("glossary.sidecar.SomeRoom");

  @TempDir private Path folder;

  private final List<String> alerts = new CopyOnWriteArrayList<>();
  private final Alerts heard =
      (kind, title, sentence, details) -> alerts.add(kind + " " + title + ": " + sentence);

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void the_same_fault_is_one_kind_whatever_its_message_and_others_are_others() {
    try (ErrorTracking tracking = tracking(HostErrors.NONE)) {
      for (int i = 0; i < 3; i++) {
        LOG.error("request {} failed", i, fault("message " + i));
      }
      LOG.error("failed", new IllegalStateException(fault("cause")));
      LOG.error("no exception, entry {}", 7);
      LOG.error("no exception, entry {}", 8);
      LOG.warn("careful");
      LOG.info("fine");

      assertThat(tracking.groups().all())
          .extracting(ErrorGroup::count)
          .containsExactlyInAnyOrder(3L, 1L, 2L, 1L);
      assertThat(tracking.total()).isEqualTo(7);
    }
  }

  @Test
  void the_statistics_have_the_keys_of_the_guide_and_count_warnings_and_above() throws IOException {
    MovedClock clock = MovedClock.at("2026-11-24T12:00:00Z");
    try (ErrorTracking tracking = tracking(HostErrors.NONE, clock)) {
      LOG.warn("careful");
      LOG.error("broken", new IOException("disk"));
      LOG.error("broken", new OutOfMemoryError("pretended"));
      clock.moves(Duration.ofMinutes(2));
      ErrorsHandler handler = new ErrorsHandler(tracking, clock);
      JsonNode stats = json(handler.stats(Requests.get("/api/errors/stats")));

      assertThat(stats.get("error_counts").toString())
          .isEqualTo("{\"WARNING\":1,\"ERROR\":1,\"CRITICAL\":1}");
      assertThat(stats.at("/error_types/IOException").asInt()).isEqualTo(1);
      assertThat(stats.get("total_errors").asInt()).isEqualTo(3);
      assertThat(stats.get("error_rate_per_minute").asDouble()).isEqualTo(1.5);
      assertThat(stats.get("tracking_duration_minutes").asDouble()).isEqualTo(2);
      assertThat(stats.get("start_time").asText()).isEqualTo("2026-11-24T12:00:00Z");
      assertThat(tracking.faults().outOfMemory()).isEqualTo(1);

      handler.reset(Requests.get("/api/errors/stats/reset"));

      assertThat(tracking.total()).isZero();
      assertThat(tracking.groups().all()).hasSize(3);
    }
  }

  @Test
  void a_kind_tells_of_its_last_request_without_the_client() throws IOException {
    try (ErrorTracking tracking = tracking(HostErrors.NONE)) {
      MDC.put("request_id", "r-1");
      MDC.put("endpoint", "/api/glossary/{id}");
      MDC.put("client", "203.0.113.7");
      MDC.put("trace_id", "t-1");
      LOG.error("failed", fault("password=hunter2"));
      JsonNode page = json(new ErrorsHandler(tracking, Clock.systemUTC()).list(get("limit", "1")));
      JsonNode error = page.at("/errors/0");

      assertThat(error.get("endpoint").asText()).isEqualTo("/api/glossary/{id}");
      assertThat(error.get("request_id").asText()).isEqualTo("r-1");
      assertThat(error.get("trace_id").asText()).isEqualTo("t-1");
      assertThat(error.get("type").asText()).isEqualTo("java.lang.IllegalArgumentException");
      assertThat(error.at("/sample_stack/0").asText()).contains("ErrorTrackingTest");
      assertThat(error.at("/rates_per_minute/1m").asDouble()).isEqualTo(1);
      assertThat(page.toString()).doesNotContain("203.0.113.7", "hunter2");
    }
  }

  @Test
  void an_exception_that_ends_a_thread_is_caught_recorded_and_told() throws InterruptedException {
    try (ErrorTracking tracking = tracking(HostErrors.NONE)) {
      Thread doomed =
          new Thread(
              () -> {
                throw new IllegalStateException("ended");
              },
              "doomed");
      doomed.start();
      doomed.join();

      assertThat(tracking.faults().uncaught()).isEqualTo(1);
      assertThat(tracking.faults().last()).isEqualTo("java.lang.IllegalStateException");
      assertThat(tracking.groups().all().get(0).level().name()).isEqualTo("CRITICAL");
      Eventually.holds(() -> alerts.size() == 1);
      assertThat(alerts.get(0)).startsWith("NEW_ERROR New error: java.lang.IllegalStateException");
    }
  }

  @Test
  void a_new_kind_alerts_once_and_a_warning_never() {
    try (ErrorTracking tracking = tracking(HostErrors.NONE)) {
      for (int i = 0; i < 5; i++) {
        LOG.warn("careful");
        LOG.error("broken", fault("x"));
      }
      tracking.hostCrashed(
          new HostCrash("shop", 1, Instant.EPOCH, List.of(), List.of(), "It is gone."));
      Eventually.holds(() -> alerts.size() == 2);

      assertThat(alerts.get(0)).startsWith(AlertKind.NEW_ERROR.name());
      assertThat(alerts.get(1)).startsWith("HOST_CRASHED Host shop crashed: It is gone.");
    }
  }

  @Test
  void errors_of_hosts_stand_beside_our_own_and_new_ones_alert() throws IOException {
    MovedClock clock = MovedClock.at("2026-11-24T12:00:00Z");
    List<HostErrors.OfHost> told = new CopyOnWriteArrayList<>();
    told.add(ofHost("shop", "aaaa", 3, clock.millis() - 60_000));
    try (ErrorTracking tracking = tracking(() -> told, clock)) {
      told.add(ofHost("shop", "bbbb", 2, clock.millis() + 1));
      told.add(ofHost("forum", "bbbb", 9, clock.millis() - 60_000));
      Eventually.holds(() -> !alerts.isEmpty());
      LOG.error("ours", fault("x"));
      ErrorsHandler handler = new ErrorsHandler(tracking, clock);

      assertThat(json(handler.list(get("limit", "50"))).get("total").asInt()).isEqualTo(4);
      JsonNode shop = json(handler.list(get("host", "shop")));
      assertThat(shop.get("errors").findValuesAsText("fingerprint"))
          .containsExactlyInAnyOrder("aaaa", "bbbb");
      assertThat(alerts.get(0)).startsWith("NEW_ERROR New error: OrderFailure in host shop");
      assertThat(alerts).noneMatch(alert -> alert.contains("forum"));
    }
  }

  @Test
  void instances_of_a_host_are_one_and_are_not_told_again_and_again() {
    MovedClock clock = MovedClock.at("2026-11-24T12:00:00Z");
    List<HostErrors.OfHost> told = new CopyOnWriteArrayList<>();
    HostGroups hosts = new HostGroups(() -> told, Redactor.SHAPES, 2, clock);
    told.add(ofHost("shop", "aaaa", 5, clock.millis()));
    told.add(ofHost("shop", "aaaa", 3, clock.millis() + 1000));

    assertThat(hosts.all()).singleElement().extracting(ErrorGroup::count).isEqualTo(8L);
    assertThat(hosts.news()).singleElement().extracting(ErrorReport::isNew).isEqualTo(true);
    assertThat(hosts.news()).isEmpty();
    int reports = 0;
    for (int i = 0; i < 10; i++) {
      told.add(ofHost("shop", "aaaa", 1, clock.millis()));
      reports += hosts.news().size();
    }
    assertThat(reports).isEqualTo(1);
    assertThat(hosts.all().get(0).rates().over60()).isEqualTo(18 / 60.0);
  }

  @Test
  void a_restart_goes_on_where_it_was() {
    try (ErrorTracking tracking = tracking(HostErrors.NONE)) {
      LOG.error("broken", fault("x"));
      assertThat(tracking.total()).isEqualTo(1);
    }
    alerts.clear();
    try (ErrorTracking tracking = tracking(HostErrors.NONE)) {
      LOG.error("broken", fault("y"));

      assertThat(tracking.total()).isEqualTo(2);
      assertThat(tracking.groups().all())
          .singleElement()
          .satisfies(group -> assertThat(group.count()).isEqualTo(2));
    }
    assertThat(alerts).isEmpty();
  }

  @Test
  void the_level_can_be_changed_while_it_runs() {
    LogLevels levels = new LogLevels(Settings.of("LOG_LEVEL=INFO"));
    try {
      levels.set(LogLevel.DEBUG);
      assertThat(LOG.isDebugEnabled()).isTrue();
      assertThat(levels.level()).isEqualTo(LogLevel.DEBUG);
      assertThat(levels.configured()).isEqualTo(LogLevel.INFO);
    } finally {
      levels.set(LogLevel.INFO);
    }
    assertThat(LOG.isDebugEnabled()).isFalse();
  }

  private static Exception fault(String message) {
    return new IllegalArgumentException(message);
  }

  private static HostErrors.OfHost ofHost(String host, String fingerprint, long count, long first) {
    return new HostErrors.OfHost(
        host,
        new glossary.api.telemetry.ErrorGroup(
            fingerprint, "OrderFailure", "m", false, count, first, first, "GET /x", "r", "a\nb"));
  }

  private ErrorTracking tracking(HostErrors hosts) {
    return tracking(hosts, Clock.systemUTC());
  }

  private ErrorTracking tracking(HostErrors hosts, Clock clock) {
    return new ErrorTracking(
        Settings.of(), folder.resolve("errors.json"), "1.2.3", heard, hosts, clock);
  }

  private static Request get(String name, String value) {
    Request request = Requests.get("/api/errors");
    return new Request(
        request.id(),
        "GET",
        request.path(),
        Map.of(name, List.of(value)),
        request.headers(),
        request.host(),
        request.peer(),
        false,
        request.variables(),
        request.body());
  }

  private static JsonNode json(Response response) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new JsonFactory().createGenerator(bytes)) {
      ((Response.Body.JsonValue) response.body()).value().writeTo(out);
    }
    return TestSidecar.parse(bytes.toString(StandardCharsets.UTF_8));
  }
}
