package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private final Watch watch = new Watch(Thread.currentThread());

  @AfterEach
  void takeBackAnInterrupt() {
    Thread.interrupted();
  }

  @Test
  void a_wait_that_is_over_in_time_is_never_cut_short() throws TimedOut {
    watch.enter(Phase.BODY, MINUTE);
    assertThat(watch.expireAt(System.nanoTime())).isNull();
    watch.leave();

    assertThat(watch.expireAt(System.nanoTime() + 2 * MINUTE)).isNull();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void leaving_a_wait_that_was_cut_short_takes_the_interrupt_back() {
    watch.enter(Phase.WRITE, 1);

    assertThat(watch.expireAt(System.nanoTime() + 1)).isEqualTo(Phase.WRITE);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThatThrownBy(watch::leave).isInstanceOf(TimedOut.class).hasMessageContaining("WRITE");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void the_end_of_a_request_takes_the_interrupt_back_too() {
    watch.enterHeaders(System.nanoTime(), 1);
    watch.expireAt(System.nanoTime() + 1);
    watch.finish();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(watch.expireAt(System.nanoTime() + MINUTE)).isNull();
  }

  @Test
  void one_wait_is_cut_short_once() {
    watch.enterHeaders(System.nanoTime(), 1);

    assertThat(watch.expireAt(System.nanoTime() + 1)).isEqualTo(Phase.HEADERS);
    assertThat(watch.expireAt(System.nanoTime() + 1)).isNull();
    assertThat(watch.expireHurriedAt(System.nanoTime() + MINUTE)).isFalse();
  }

  @Test
  void progress_starts_the_time_again() {
    watch.enter(Phase.WRITE, 1);
    watch.extend(MINUTE);

    assertThat(watch.expireAt(System.nanoTime())).isNull();
  }

  @Test
  void pressure_ends_slow_headers_only() throws TimedOut {
    watch.enterHeaders(System.nanoTime(), MINUTE);
    assertThat(watch.expireHurriedAt(System.nanoTime())).isFalse();
    watch.leave();
    watch.enter(Phase.BODY, MINUTE);
    assertThat(watch.expireHurriedAt(System.nanoTime() + MINUTE)).isFalse();
    watch.enterHeaders(System.nanoTime(), MINUTE);
    assertThat(watch.expireHurriedAt(System.nanoTime() + MINUTE)).isTrue();
  }

  @Test
  void headers_that_waited_for_a_worker_get_the_time_to_be_read() {
    watch.enterHeaders(System.nanoTime() - MINUTE, MINUTE);

    assertThat(watch.hurriedOverdue(System.nanoTime())).isNegative();
    assertThat(watch.expireHurriedAt(System.nanoTime() + MINUTE / 600)).isTrue();
  }
}
