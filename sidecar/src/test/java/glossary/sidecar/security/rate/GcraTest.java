package glossary.sidecar.security.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcraTest {

  /** A bucket with tokens in it, as one would explain it: in half units, exactly. */
  private static final class TokenBucket {
    private final long unitNanos;
    private final long most;
    private long nanosOfTokens;
    private long at;

    TokenBucket(Gcra gcra) {
      unitNanos = gcra.unitNanos();
      most = gcra.burstNanos();
      nanosOfTokens = most;
    }

    boolean take(int halves, long now) {
      nanosOfTokens = Math.min(most, nanosOfTokens + (now - at));
      at = now;
      long price = Math.min(most, unitNanos * halves / 2);
      if (nanosOfTokens < price) {
        return false;
      }
      nanosOfTokens -= price;
      return true;
    }

    long units() {
      return nanosOfTokens / unitNanos;
    }

    long nanosToFull() {
      return most - nanosOfTokens;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "100, 60, 100",
    "100, 60, 10",
    "100, 60, 500",
    "7, 60, 3",
    "1, 1, 1",
    "1, 86400, 1",
    "1000000, 1, 1000000",
    "3, 3600, 1000000"
  })
  void it_decides_as_a_token_bucket_does_whatever_the_times_and_costs(
      long requests, long seconds, long burst) {
    Gcra gcra = Gcra.of(requests, Duration.ofSeconds(seconds), burst);
    Random random = new Random(requests * 31 + burst);
    Bucket bucket = new Bucket();
    TokenBucket model = new TokenBucket(gcra);
    long now = 1;
    int allowed = 0;
    for (int i = 0; i < 20_000; i++) {
      now += step(random, gcra);
      int halves = random.nextInt(4) == 0 ? random.nextInt(50) + 1 : 2;

      long left = gcra.take(bucket, halves, now);

      assertThat(left >= 0).as("step %s", i).isEqualTo(model.take(halves, now));
      if (left >= 0) {
        allowed++;
        assertThat(left).isEqualTo(model.nanosToFull());
        assertThat(gcra.remaining(left)).isEqualTo(model.units());
      }
    }
    assertThat(allowed).isBetween(100, 20_000);
  }

  /** Mostly about as long as a unit takes; now and then nothing, or until all is full. */
  private static long step(Random random, Gcra gcra) {
    return switch (random.nextInt(20)) {
      case 0 -> 0;
      case 1 -> Math.min(gcra.burstNanos(), 1L << 50);
      default -> (long) (gcra.unitNanos() * random.nextDouble() * 3);
    };
  }

  @Test
  void after_the_time_that_it_tells_the_same_is_let_through_and_not_a_nanosecond_before() {
    Gcra gcra = Gcra.of(100, Duration.ofSeconds(60), 20);
    Random random = new Random(3);
    long now = 1;
    int refusals = 0;
    Bucket bucket = new Bucket();
    for (int i = 0; i < 10_000; i++) {
      now += random.nextInt(1_000_000_000);
      int halves = random.nextInt(40) + 1;
      long taken = gcra.take(bucket, halves, now);
      if (taken < 0) {
        refusals++;
        assertThat(gcra.wait(bucket, halves, now)).isEqualTo(-taken);
        assertThat(gcra.take(bucket, halves, now - taken - 1)).isEqualTo(-1);
        assertThat(gcra.take(bucket, halves, now - taken)).isNotNegative();
        now -= taken;
      }
    }
    assertThat(refusals).isGreaterThan(1000);
  }

  @Test
  void what_costs_more_than_the_burst_costs_the_whole_burst() {
    Gcra gcra = Gcra.of(100, Duration.ofSeconds(60), 5);
    Bucket bucket = new Bucket();

    assertThat(gcra.take(bucket, 40, 1)).isEqualTo(gcra.burstNanos());
    assertThat(gcra.take(bucket, 2, 1)).isEqualTo(-gcra.unitNanos());
    assertThat(gcra.take(bucket, 40, 1 + gcra.burstNanos())).isNotNegative();
  }

  @Test
  void a_refund_is_as_if_nothing_had_been_taken() {
    Gcra gcra = Gcra.of(100, Duration.ofSeconds(60), 10);
    Bucket bucket = new Bucket();
    gcra.take(bucket, 6, 1);

    long full = gcra.take(bucket, 4, 1);
    gcra.giveBack(bucket, 4);

    assertThat(gcra.take(bucket, 4, 1)).isEqualTo(full);
  }

  @Test
  void a_penalty_empties_the_bucket_at_most() {
    Gcra gcra = Gcra.of(100, Duration.ofSeconds(60), 10);
    Bucket bucket = new Bucket();
    for (int i = 0; i < 1000; i++) {
      gcra.takeAnyway(bucket, 20, 1);
    }

    assertThat(gcra.wait(bucket, 2, 1)).isEqualTo(gcra.unitNanos());
  }

  @Test
  void limits_of_any_size_do_not_overflow() {
    Gcra gcra = Gcra.of(1, Duration.ofDays(1), 1_000_000);
    Bucket bucket = new Bucket();
    long later = Duration.ofDays(36_500).toNanos();

    assertThat(gcra.take(bucket, 40, 1)).isPositive();
    assertThat(gcra.take(bucket, 40, later)).isPositive();
    assertThat(gcra.remaining(gcra.take(bucket, 2, later))).isPositive();
  }

  @Test
  void a_bucket_is_swept_only_when_it_is_full_and_says_so_from_then_on() {
    Gcra gcra = Gcra.of(100, Duration.ofSeconds(60), 10);
    Bucket bucket = new Bucket();
    long full = gcra.take(bucket, 2, 1);

    assertThat(bucket.sweep(full)).isFalse();
    assertThat(bucket.sweep(1 + full)).isTrue();
    assertThat(bucket.sweep(1 + full)).isFalse();
    assertThat(gcra.take(bucket, 2, 1 + full)).isEqualTo(Gcra.GONE);
    gcra.giveBack(bucket, 2);
    gcra.takeAnyway(bucket, 2, 1 + full);
    assertThat(gcra.take(bucket, 2, 1 + full)).isEqualTo(Gcra.GONE);
  }

  @Test
  void many_threads_together_get_the_burst_and_what_flows_back_and_not_one_more() throws Exception {
    Gcra gcra = Gcra.of(1000, Duration.ofSeconds(1), 500);
    Bucket bucket = new Bucket();
    int threads = 8;
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> takers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        takers.add(
            pool.submit(
                () -> {
                  go.await();
                  int taken = 0;
                  for (long now = 1; now <= 1_000_000_001L; now += 100_000) {
                    taken += gcra.take(bucket, 2, now) >= 0 ? 1 : 0;
                  }
                  return taken;
                }));
      }
      go.countDown();
      int all = 0;
      for (Future<Integer> taker : takers) {
        all += taker.get();
      }
      assertThat(all).isBetween(500, 1500);
    } finally {
      pool.shutdownNow();
    }
  }
}
