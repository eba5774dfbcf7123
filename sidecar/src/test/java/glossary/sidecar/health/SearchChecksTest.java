package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.Settings;
import glossary.sidecar.doctor.IndexDoctor;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.SourceUnavailable;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.search.IndexState;
import glossary.sidecar.search.IndexState.Kind;
import glossary.sidecar.testing.ForeignDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchChecksTest {
  private Long counted = 7L;
  private IndexState state = state(Kind.READY, true, 7, Duration.ZERO);
  private final IndexCheck index = new IndexCheck(() -> state, () -> counted, true);

  @Test
  void an_index_in_step_is_healthy() {
    Finding finding = index.look();

    assertThat(finding.status()).isEqualTo(Status.HEALTHY);
    assertThat(finding.figures().get("sync_status")).isEqualTo("synced");
    assertThat(finding.figures().get("indexed_entries")).isEqualTo(7L);
    assertThat(finding.figures().get("main_entries")).isEqualTo(7L);
  }

  @Test
  void an_index_that_is_built_or_waits_or_stays_behind_is_degraded() {
    state = state(Kind.BUILDING, false, 3, Duration.ofSeconds(1));
    assertThat(index.look().issues()).extracting(Issue::code).containsExactly("INDEX-BUILDING");
    state = state(Kind.WAITING, true, 7, Duration.ofSeconds(1));
    assertThat(index.look().issues()).extracting(Issue::code).containsExactly("INDEX-WAITING");
    state = state(Kind.STALE, true, 7, Duration.ofSeconds(61));
    assertThat(index.look().issues().get(0).sentence())
        .contains("for 61 s, because: A reason.", "POST /api/index/rebuild");
    state = state(Kind.STALE, true, 7, Duration.ofSeconds(59));
    assertThat(index.look().status()).isEqualTo(Status.HEALTHY);
  }

  @Test
  void a_difference_of_the_counts_is_told_when_it_stays() {
    counted = 9L;
    for (int i = 0; i < 41; i++) {
      assertThat(index.look().status()).as("run %d", i).isEqualTo(Status.HEALTHY);
    }
    assertThat(index.look().issues()).extracting(Issue::code).containsExactly("INDEX-COUNT");
    counted = 7L;
    assertThat(index.look().status()).isEqualTo(Status.HEALTHY);
  }

  @Test
  void a_search_that_fails_is_unhealthy_and_a_slow_one_degraded() {
    ManualTime time = new ManualTime();
    Runnable broken =
        () -> {
          throw new IllegalStateException("x");
        };
    assertThat(new SearchCheck(broken, time.time()).look().status()).isEqualTo(Status.UNHEALTHY);
    SearchCheck slow = new SearchCheck(() -> time.passes(Duration.ofMillis(1_200)), time.time());
    assertThat(slow.look().status()).isEqualTo(Status.DEGRADED);
    assertThat(slow.look().figures().get("search_performance_ms")).isEqualTo(1200.0);
  }

  @Test
  void the_hosts_own_broken_index_is_told_with_where_the_fix_is(@TempDir Path folder)
      throws IOException {
    ForeignDatabase host = ForeignDatabase.in(folder, 20);
    try (SqliteSource source = Sources.open(SourceOptions.of(Settings.of(host.url()), folder))) {
      source.state();
      IndexDoctor doctor = new IndexDoctor(source::inspect, Clock.systemUTC());
      Finding finding = new HostIndexCheck(doctor::examine).look();

      assertThat(finding.status()).isEqualTo(Status.DEGRADED);
      assertThat(finding.figures().get("host_index")).isEqualTo("broken");
      assertThat(finding.issues().get(0).sentence()).contains("GET /api/index/doctor");
    }
  }

  @Test
  void what_the_doctor_said_stands_while_the_database_is_away() {
    HostIndexCheck check =
        new HostIndexCheck(
            () -> {
              throw new SourceUnavailable("busy");
            });

    assertThat(check.look().figures().get("host_index")).isEqualTo("pending");
  }

  @Test
  void slow_answers_and_sick_hosts_are_told() {
    ManualTime time = new ManualTime();
    RequestWindow window = new RequestWindow(time::nanos);
    List<HostFigures.Host> hosts =
        List.of(
            host("a", "running", 3_000),
            host("b", "hung", 0),
            host("c", "crashed", 0),
            host("d", "exited", 0));
    PerformanceCheck check = new PerformanceCheck(window, () -> hosts, Optional::empty, () -> 0);
    assertThat(
            new PerformanceCheck(window, HostFigures.NONE, Optional::empty, () -> 0)
                .look()
                .status())
        .isEqualTo(Status.HEALTHY);
    assertThat(check.look().issues())
        .extracting(Issue::code)
        .containsExactly("HOST-SLOW", "HOST-HUNG", "HOST-CRASHED");
    window.finished("/api/glossary", Duration.ofMillis(600).toNanos());
    assertThat(
            new PerformanceCheck(window, HostFigures.NONE, Optional::empty, () -> 0)
                .look()
                .status())
        .isEqualTo(Status.DEGRADED);
    window.finished("/api/glossary", Duration.ofSeconds(9).toNanos());
    assertThat(check.look().status()).isEqualTo(Status.UNHEALTHY);
  }

  @Test
  void what_ended_a_thread_and_what_is_stuck_is_told() {
    RequestWindow window = new RequestWindow(new ManualTime()::nanos);
    Finding finding =
        new PerformanceCheck(
                window, HostFigures.NONE, () -> Optional.of("OutOfMemoryError"), () -> 2)
            .look();
    assertThat(finding.issues())
        .extracting(Issue::code)
        .containsExactly("WORKERS-STUCK", "PROCESS-FAULT");
    assertThat(finding.issues().get(1).sentence()).startsWith("OutOfMemoryError ended a thread");
  }

  private static HostFigures.Host host(String name, String state, double millis) {
    return new HostFigures.Host(
        name, state, 4711, new ResponseTimes(3, millis, 1, millis, 1, 1, 1));
  }

  private static IndexState state(Kind kind, boolean built, long entries, Duration lag) {
    return new IndexState(kind, built, entries, 1, lag, null, null, "A reason.", 3, 7);
  }
}
