package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWindowTest {
  private final ManualTime time = new ManualTime();
  private final RequestWindow window = new RequestWindow(time::nanos);

  @Test
  void figures_are_those_of_what_was_recorded() {
    for (int millis = 1; millis <= 1_000; millis++) {
      takes(millis);
    }
    ResponseTimes times = window.times();

    assertThat(times.count()).isEqualTo(1_000);
    assertThat(times.averageMillis()).isEqualTo(500.5, within(0.001));
    assertThat(times.leastMillis()).isEqualTo(1);
    assertThat(times.mostMillis()).isEqualTo(1_000);
    assertThat(times.p50Millis()).isBetween(500.0, 500 * 1.125);
    assertThat(times.p95Millis()).isBetween(950.0, 1_000.0);
    assertThat(times.p99Millis()).isBetween(990.0, 1_000.0);
  }

  @Test
  void what_is_older_than_five_minutes_is_forgotten_but_counted() {
    takes(100);
    time.passes(Duration.ofSeconds(200));
    takes(50);
    assertThat(window.times().count()).isEqualTo(2);
    assertThat(window.recent().count()).isEqualTo(1);
    time.passes(Duration.ofSeconds(101));

    assertThat(window.times().count()).isEqualTo(1);
    assertThat(window.times().averageMillis()).isEqualTo(50);
    time.passes(Duration.ofSeconds(300));
    assertThat(window.times()).isEqualTo(ResponseTimes.NONE);
    assertThat(window.total()).isEqualTo(2);
  }

  @Test
  void probes_and_scrapes_do_not_count() {
    for (String route : List.of("/health", "/health/ready", "/health/metrics", "/metrics")) {
      window.finished(route, 1_000);
    }
    takes(80);

    assertThat(window.times().count()).isEqualTo(1);
    assertThat(window.total()).isEqualTo(1);
    assertThat(window.finished()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 1_023, 1_024, 1_025, 999_999, 123_456_789, 130_000_000_000L, Long.MAX_VALUE})
  void every_duration_has_a_bucket_that_ends_after_it(long nanos) {
    int bucket = LatencyBuckets.of(nanos);

    assertThat(bucket).isBetween(0, LatencyBuckets.COUNT - 1);
    if (bucket < LatencyBuckets.COUNT - 1) {
      assertThat(LatencyBuckets.endNanos(bucket)).isGreaterThan(nanos);
    }
    if (nanos > 1_024 && bucket < LatencyBuckets.COUNT - 1) {
      assertThat(LatencyBuckets.endNanos(bucket)).isLessThanOrEqualTo(nanos + nanos / 8 + 1);
    }
  }

  @Test
  void many_threads_lose_nothing_even_where_a_step_begins() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int j = 0; j < 20_000; j++) {
                  takes(j % 50);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (int i = 0; i < 20; i++) {
      time.passes(Duration.ofSeconds(10));
      Thread.onSpinWait();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(window.times().count()).isEqualTo(80_000);
  }

  private void takes(long millis) {
    window.finished("/api/glossary", TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
