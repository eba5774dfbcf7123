package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps of a clock that the test moves. */
class HistoryTest {
  private final AtomicLong nanos = new AtomicLong();
  private final RequestWindow requests = new RequestWindow(nanos::get);
  private final History history = new History(requests, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @AfterEach
  void stop() {
    history.close();
  }

  @Test
  void a_step_has_the_requests_that_began_in_it_and_no_others() {
    requests.finished("/api/search/fulltext", TimeUnit.MILLISECONDS.toNanos(4));
    requests.finished("/health/ready", TimeUnit.SECONDS.toNanos(9));
    next();
    requests.finished("/api/search/fulltext", TimeUnit.MILLISECONDS.toNanos(80));
    requests.finished("/api/search/fulltext", TimeUnit.MILLISECONDS.toNanos(80));
    next();
    next();

    assertThat(history.hour())
        .extracting(point -> point.times().count())
        .containsExactly(1L, 2L, 0L);
    assertThat(history.hour().get(1).times().p99Millis()).isBetween(60.0, 80.0);
    assertThat(history.hour().get(2).times()).isEqualTo(ResponseTimes.NONE);
  }

  @Test
  void an_hour_and_a_day_are_kept_and_no_more() {
    for (int i = 0; i < 2 * 24 * 360; i++) {
      next();
    }

    assertThat(history.hour()).hasSize(360);
    assertThat(history.day()).hasSize(288);
  }

  private void next() {
    nanos.addAndGet(History.STEP.toNanos());
    history.tick();
  }
}
