package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.config.ReadinessImpact;
import glossary.sidecar.http.JsonText;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.search.IndexState;
import glossary.sidecar.testing.Requests;
import glossary.sidecar.testing.TestSidecar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the handlers answer, with results and times that are given. */
class HealthAnswersTest {
  private static final Issue WAITING =
      new Issue("DATABASE-UNREADABLE", Status.UNHEALTHY, "/srv/x.db is not there.");
  private static final Issue FULL = new Issue("DISK-FULL", Status.UNHEALTHY, "/srv is full.");

  private final ManualTime time = new ManualTime();
  private final Request request = Requests.get("/health");
  private final Board board =
      new Board(List.of(plan(Subsystem.DATABASE), plan(Subsystem.DISK)), Map.of(), time.time());
  private IndexState.Kind kind = IndexState.Kind.READY;
  private boolean built = true;
  private boolean detailed = true;
  private ReadinessImpact impact = ReadinessImpact.FULL;
  private final MainPort port = new MainPort("127.0.0.1", null, () -> 1, () -> 0);
  private Knowledge known;
  private HealthHandler health;
  private DetailHandler details;

  @BeforeEach
  void begin() {
    found(Subsystem.DATABASE);
    found(Subsystem.DISK);
    make();
  }

  private void make() {
    Readiness readiness =
        new Readiness(
            impact,
            () -> built,
            () -> built && board.report(Subsystem.DATABASE).status() != Status.UNHEALTHY);
    known = new Knowledge(board, readiness, new Vitals(port, new Heap()), this::index, time.time());
    health = new HealthHandler(known, any -> detailed, false);
    details =
        new DetailHandler(
            known, any -> detailed, any -> Response.text(200, "text/plain", "metrics"), "0.1.0");
  }

  @Test
  void health_tells_status_and_time_in_utc_with_milliseconds() {
    assertThat(health.health(request).status()).isEqualTo(200);
    assertThat(body(health.health(request)).get("status").asText()).isEqualTo("healthy");
    assertThat(body(health.health(request)).get("timestamp").asText())
        .matches("2025-10-19T14:31:\\d\\d\\.123Z");
    assertThat(body(health.health(request)).has("error")).isFalse();
    assertThat(health.health(request).header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void a_missing_database_is_503_and_told_to_those_who_may_know() {
    found(Subsystem.DATABASE, WAITING);

    assertThat(health.health(request).status()).isEqualTo(503);
    assertThat(text(health.health(request))).contains("unhealthy", "/srv/x.db");
    assertThat(text(health.ready(request))).contains("/srv/x.db");
    detailed = false;
    for (Response each :
        List.of(health.health(request), health.ready(request), health.startup(request))) {
      assertThat(text(each)).doesNotContain("/srv");
    }
    assertThat(text(details.detailed(request)))
        .contains("DATABASE-UNREADABLE")
        .doesNotContain("/srv");
    assertThat(text(details.metrics(request)))
        .contains("DATABASE-UNREADABLE")
        .doesNotContain("/srv");
  }

  @Test
  void a_full_disk_is_unhealthy_in_detail_and_does_not_stop_the_service() {
    found(Subsystem.DISK, FULL);

    assertThat(details.detailed(request).status()).isEqualTo(503);
    assertThat(body(details.detailed(request)).get("healthy").asBoolean()).isFalse();
    assertThat(health.health(request).status()).isEqualTo(200);
    assertThat(body(health.health(request)).get("status").asText()).isEqualTo("degraded");
    assertThat(health.ready(request).status()).isEqualTo(200);
    assertThat(details.metrics(request).status()).isEqualTo(200);
    assertThat(body(details.metrics(request)).get("overall_status").asText())
        .isEqualTo("unhealthy");
  }

  @Test
  void a_degraded_subsystem_is_200_with_a_warning() {
    found(Subsystem.DISK, new Issue("DISK-LOW", Status.DEGRADED, "Little room."));
    JsonNode body = body(details.detailed(request));

    assertThat(details.detailed(request).status()).isEqualTo(200);
    assertThat(body.get("status").asText()).isEqualTo("degraded");
    assertThat(body.get("warning").asText()).isNotEmpty();
    assertThat(body.at("/issues/0").asText()).isEqualTo("Little room.");
    assertThat(body.at("/subsystems/disk/issues/0").asText()).isEqualTo("Little room.");
  }

  @Test
  void transitions_have_their_cause_and_are_for_those_who_may_see_details() {
    board.compare();
    found(Subsystem.DATABASE, WAITING);
    board.compare();
    JsonNode change = body(details.detailed(request)).at("/transitions/0");

    assertThat(change.get("subsystem").asText()).isEqualTo("database");
    assertThat(change.get("from").asText()).isEqualTo("healthy");
    assertThat(change.get("to").asText()).isEqualTo("unhealthy");
    assertThat(change.get("cause").asText()).isEqualTo("/srv/x.db is not there.");
    detailed = false;
    assertThat(body(details.detailed(request)).has("transitions")).isFalse();
    assertThat(body(details.detailed(request)).get("version").isNull()).isTrue();
  }

  @Test
  void ages_grow_and_what_is_stale_is_told() {
    time.passes(Duration.ofSeconds(5));
    assertThat(body(details.detailed(request)).at("/subsystems/disk/age_ms").asLong())
        .isEqualTo(6_000);
    time.passes(Duration.ofMinutes(2));
    JsonNode disk = body(details.detailed(request)).at("/subsystems/disk");

    assertThat(disk.get("stale").asBoolean()).isTrue();
    assertThat(disk.get("status").asText()).isEqualTo("degraded");
    assertThat(disk.at("/issues/0").asText()).contains("The check disk gave its last result");
  }

  @Test
  void liveness_and_ping_never_look_at_data() {
    found(Subsystem.DATABASE, WAITING);
    found(Subsystem.DISK, FULL);
    built = false;

    assertThat(health.liveness(request).status()).isEqualTo(200);
    assertThat(health.ping(request).status()).isEqualTo(200);
  }

  @Test
  void once_started_it_stays_started() {
    built = false;
    kind = IndexState.Kind.BUILDING;
    make();
    assertThat(health.startup(request).status()).isEqualTo(503);
    assertThat(text(health.startup(request))).contains("3 of 7");
    assertThat(health.ready(request).status()).isEqualTo(503);
    built = true;
    assertThat(health.startup(request).status()).isEqualTo(200);
    built = false;
    assertThat(health.startup(request).status()).isEqualTo(200);
  }

  @Test
  void draining_refuses_readiness_and_nothing_else() {
    known.readiness.drain();

    assertThat(health.ready(request).status()).isEqualTo(503);
    assertThat(text(health.ready(request))).contains("Shutting down");
    assertThat(health.health(request).status()).isEqualTo(200);
    assertThat(health.liveness(request).status()).isEqualTo(200);
  }

  @Test
  void without_impact_on_readiness_only_the_start_is_waited_for() {
    impact = ReadinessImpact.NONE;
    built = false;
    make();
    assertThat(health.ready(request).status()).isEqualTo(503);
    built = true;
    health.ready(request);
    built = false;
    found(Subsystem.DATABASE, WAITING);
    known.readiness.drain();

    assertThat(health.ready(request).status()).isEqualTo(200);
  }

  @Test
  void another_port_tells_that_the_main_port_does_not_answer() {
    HealthHandler elsewhere = new HealthHandler(known, any -> detailed, true);
    assertThat(elsewhere.ready(request).status()).isEqualTo(200);
    port.ask();
    port.ask();

    assertThat(elsewhere.ready(request).status()).isEqualTo(503);
    assertThat(text(elsewhere.ready(request))).contains("The main port does not answer");
    assertThat(elsewhere.liveness(request).status()).isEqualTo(200);
    assertThat(health.ready(request).status()).isEqualTo(200);
  }

  private IndexState index() {
    return new IndexState(kind, built, 7, 1, Duration.ZERO, null, null, null, 3, 7);
  }

  /** Twice, so that it is believed. */
  private void found(Subsystem subsystem, Issue... issues) {
    for (Slot slot : board.slots()) {
      for (int i = 0; i < 2 && slot.plan().subsystem() == subsystem; i++) {
        time.passes(Duration.ofNanos(Math.max(0, slot.untilDue())));
        slot.start();
        slot.finish(new Finding(Figures.NONE, List.of(issues)));
      }
    }
    time.passes(Duration.ofSeconds(1));
  }

  private static Plan plan(Subsystem subsystem) {
    return Plan.of(subsystem.key(), subsystem, Duration.ofSeconds(30), Duration.ofSeconds(5), null);
  }

  private static String text(Response response) {
    return JsonText.of(((Response.Body.JsonValue) response.body()).value());
  }

  private static JsonNode body(Response response) {
    return TestSidecar.parse(text(response));
  }
}
