package glossary.sidecar.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final Remembered<Integer> remembered = new Remembered<>();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void a_value_is_made_once_for_each_version() {
    assertThat(remembered.get("1", made::incrementAndGet)).isEqualTo(1);
    assertThat(remembered.get("1", made::incrementAndGet)).isEqualTo(1);
    assertThat(remembered.get("2", made::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void a_failure_is_not_remembered() {
    assertThatThrownBy(
            () ->
                remembered.get(
                    "1",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(remembered.get("1", made::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void while_one_makes_the_next_value_others_get_the_one_before() throws Exception {
    remembered.get("1", made::incrementAndGet);
    CountDownLatch making = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Integer> maker =
        CompletableFuture.supplyAsync(
            () ->
                remembered.get(
                    "2",
                    () -> {
                      making.countDown();
                      await(asked);
                      return made.incrementAndGet();
                    }));

    await(making);
    assertThat(remembered.get("2", made::incrementAndGet)).isEqualTo(1);
    asked.countDown();
    assertThat(maker.get(10, TimeUnit.SECONDS)).isEqualTo(2);
  }

  @Test
  void a_costly_value_outlives_its_version_for_a_while() {
    long started = System.nanoTime();
    remembered.get(
        "1",
        () -> {
          while (System.nanoTime() - started < TimeUnit.SECONDS.toNanos(1)) {
            Thread.onSpinWait();
          }
          return made.incrementAndGet();
        });

    assertThat(remembered.get("2", made::incrementAndGet)).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
