package glossary.sidecar.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.config.Settings;
import glossary.sidecar.alerts.Alerts;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.Receiver;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class SentryReporterTest {
  private static final Logger LOG = LoggerFactory.getLogger(SentryReporterTest.class);

  @TempDir private Path folder;

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void an_error_is_an_event_with_its_kind_its_request_and_nothing_personal() throws IOException {
    try (Receiver sentry = new Receiver();
        ErrorTracking tracking = tracking(sentry.port(), "SENTRY_ENVIRONMENT=staging")) {
      MDC.put("request_id", "r-1");
      MDC.put("endpoint", "/api/glossary/{id}");
      MDC.put("client", "203.0.113.7");
      LOG.error("broken", new IllegalStateException("token=s3cr3t-1 of admin-token-123456"));
      Eventually.holds(() -> !events(sentry).isEmpty());
      JsonNode event = events(sentry).get(0);
      ErrorGroup group = tracking.groups().all().get(0);

      assertThat(sentry.received().get(0).path()).isEqualTo("/api/7/envelope/");
      assertThat(sentry.received().get(0).headers().get("x-sentry-auth")).contains("key1");
      assertThat(event.at("/fingerprint/0").asText()).isEqualTo(group.fingerprint());
      assertThat(event.get("level").asText()).isEqualTo("error");
      assertThat(event.get("release").asText()).isEqualTo("glossary-sidecar@1.2.3");
      assertThat(event.get("environment").asText()).isEqualTo("staging");
      assertThat(event.get("transaction").asText()).isEqualTo("/api/glossary/{id}");
      assertThat(event.at("/tags/request_id").asText()).isEqualTo("r-1");
      assertThat(event.at("/exception/values/0/type").asText()).isEqualTo("IllegalStateException");
      assertThat(event.at("/exception/values/0/stacktrace/frames")).isNotEmpty();
      assertThat(event.toString())
          .doesNotContain("203.0.113.7", "s3cr3t-1", "admin-token-123456", "server_name");
    }
  }

  @Test
  void flood_control_comes_first_and_warnings_are_not_sent() throws IOException {
    try (Receiver sentry = new Receiver();
        ErrorTracking tracking = tracking(sentry.port(), "ERRORS_LOGGED_PER_HOUR=2")) {
      for (int i = 0; i < 50; i++) {
        LOG.error("again", new IllegalStateException("same"));
        LOG.warn("a warning");
      }
      LOG.error("the last one", new IllegalArgumentException("other"));
      Eventually.holds(() -> events(sentry).toString().contains("IllegalArgumentException"));

      assertThat(events(sentry)).hasSize(3);
      assertThat(tracking.total()).isEqualTo(101);
    }
  }

  @Test
  void a_host_that_crashed_is_a_fatal_event_of_that_host() throws IOException {
    try (Receiver sentry = new Receiver();
        ErrorTracking tracking = tracking(sentry.port())) {
      tracking.hostCrashed(
          new HostCrash(
              "shop",
              4711,
              Instant.EPOCH,
              List.of("GET r-1"),
              List.of("OrderFailure"),
              "Host shop (process 4711) has crashed"));
      Eventually.holds(() -> !events(sentry).isEmpty());
      JsonNode event = events(sentry).get(0);

      assertThat(event.get("level").asText()).isEqualTo("fatal");
      assertThat(event.at("/message/formatted").asText()).contains("HostCrashed", "shop", "4711");
      assertThat(event.at("/tags/host").asText()).isEqualTo("shop");
      assertThat(event.at("/tags/in_flight").asText()).isEqualTo("GET r-1");
      assertThat(tracking.groups().all().get(0).host()).isEqualTo("shop");
    }
  }

  @Test
  @Timeout(60) // one that waited for each answer would take half an hour
  void a_sentry_that_hangs_or_is_not_there_keeps_nobody_waiting() throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    try (Receiver hanging = new Receiver().answering(number -> -1)) {
      for (int port : new int[] {hanging.port(), nobody}) {
        try (ErrorTracking tracking = tracking(port, "ERRORS_LOGGED_PER_HOUR=100000")) {
          tracking.reset();
          for (int i = 0; i < 500; i++) {
            LOG.error("again", new IllegalStateException("same"));
          }

          assertThat(tracking.total()).isEqualTo(500);
        }
      }
    }
  }

  @Test
  void a_dsn_that_is_none_is_said_and_errors_are_still_counted() {
    try (ErrorTracking tracking =
        new ErrorTracking(
            Settings.of("SENTRY_ENABLED=true", "SENTRY_DSN=http://no-key.example/"),
            folder.resolve("errors.json"),
            "1.2.3",
            Alerts.NONE,
            HostErrors.NONE,
            Clock.systemUTC())) {
      LOG.error("broken");

      assertThat(tracking.total()).isEqualTo(1);
    }
  }

  private ErrorTracking tracking(int port, String... assignments) {
    List<String> all = new ArrayList<>(List.of(assignments));
    all.add("SENTRY_ENABLED=true");
    all.add("SENTRY_DSN=http://key1@127.0.0.1:" + port + "/7");
    all.add("ADMIN_TOKEN=admin-token-123456");
    return new ErrorTracking(
        Settings.of(all.toArray(String[]::new)),
        folder.resolve("errors.json"),
        "1.2.3",
        Alerts.NONE,
        HostErrors.NONE,
        Clock.systemUTC());
  }

  /**
   * Reads envelopes as the protocol has them: a header, then items, each a header and a payload.
   */
  private static List<JsonNode> events(Receiver sentry) {
    List<JsonNode> events = new ArrayList<>();
    for (Receiver.Received received : sentry.received()) {
      byte[] body = received.body().getBytes(StandardCharsets.UTF_8);
      int at = endOfLine(body, 0) + 1;
      while (at < body.length) {
        int end = endOfLine(body, at);
        JsonNode header = parse(body, at, end);
        int length = header.path("length").asInt(endOfLine(body, end + 1) - end - 1);
        if (header.path("type").asText().equals("event")) {
          events.add(parse(body, end + 1, end + 1 + length));
        }
        at = end + 1 + length + 1;
      }
    }
    return events;
  }

  private static JsonNode parse(byte[] body, int begin, int end) {
    return TestSidecar.parse(new String(body, begin, end - begin, StandardCharsets.UTF_8));
  }

  private static int endOfLine(byte[] body, int from) {
    int at = from;
    while (at < body.length && body[at] != '\n') {
      at++;
    }
    return at;
  }
}
