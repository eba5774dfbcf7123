package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.http.JsonText;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.testing.Requests;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HealthHandlerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-10-19T14:30:00.123456Z"), ZoneOffset.UTC);
  private static final Vitals WELL = new Vitals(true, "", true, "");
  private static final Vitals WAITING = new Vitals(false, "/srv/x.db is not there", true, "");
  private static final Vitals BUILDING = new Vitals(true, "", false, "The index is being built.");

  private final Request request = Requests.get("/health");
  private Vitals vitals = WELL;
  private boolean detailed = true;
  private final HealthHandler health = new HealthHandler(CLOCK, () -> vitals, any -> detailed);

  @Test
  void health_tells_status_and_time_in_utc_with_milliseconds() {
    assertThat(health.health(request).status()).isEqualTo(200);
    assertThat(body(health.health(request)))
        .contains("\"healthy\"", "\"2025-10-19T14:30:00.123Z\"")
        .doesNotContain("error");
  }

  @Test
  void a_missing_database_is_unhealthy_and_told_to_those_who_may_know() {
    vitals = WAITING;

    assertThat(health.health(request).status()).isEqualTo(503);
    assertThat(body(health.health(request))).contains("unhealthy", "/srv/x.db");
    detailed = false;
    assertThat(body(health.health(request))).contains("unhealthy").doesNotContain("/srv");
    assertThat(body(health.ready(request))).doesNotContain("/srv");
    assertThat(body(health.startup(request))).doesNotContain("/srv");
  }

  @Test
  void a_first_build_is_degraded_and_not_ready() {
    vitals = BUILDING;

    assertThat(health.health(request).status()).isEqualTo(200);
    assertThat(body(health.health(request))).contains("degraded");
    assertThat(health.ready(request).status()).isEqualTo(503);
    assertThat(body(health.ready(request))).contains("\"fts\"", "being built");
  }

  @Test
  void liveness_and_ping_never_look_at_data() {
    vitals = WAITING;

    assertThat(health.liveness(request).status()).isEqualTo(200);
    assertThat(health.ping(request).status()).isEqualTo(200);
  }

  @Test
  void once_started_it_stays_started() {
    vitals = BUILDING;
    assertThat(health.startup(request).status()).isEqualTo(503);
    vitals = WELL;
    assertThat(health.startup(request).status()).isEqualTo(200);
    vitals = WAITING;
    assertThat(health.startup(request).status()).isEqualTo(200);
  }

  @Test
  void draining_refuses_readiness_and_nothing_else() {
    health.drain();

    assertThat(health.ready(request).status()).isEqualTo(503);
    assertThat(body(health.ready(request))).contains("Shutting down");
    assertThat(health.health(request).status()).isEqualTo(200);
    assertThat(health.liveness(request).status()).isEqualTo(200);
  }

  private static String body(Response response) {
    return JsonText.of(((Response.Body.JsonValue) response.body()).value());
  }
}
