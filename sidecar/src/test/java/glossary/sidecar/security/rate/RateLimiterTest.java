package glossary.sidecar.security.rate;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.security.client.IpAddress;
import glossary.sidecar.security.client.Networks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final Charge ONE = Charge.of(Limit.DEFAULT, 1);
  private static final IpAddress LIMITED = IpAddress.parse("192.0.2.1");
  private static final IpAddress GOOD = IpAddress.parse("198.51.100.1");
  private static final IpAddress NEW = IpAddress.parse("203.0.113.1");

  private final AtomicLong clock = new AtomicLong(-5);

  @Test
  void each_client_has_its_own_and_ipv6_ones_by_their_network_of_64_bits() {
    RateLimiter limiter = limiter(10, 1000);

    assertThat(allowed(limiter, IpAddress.parse("192.0.2.1"), 20)).isEqualTo(10);
    assertThat(allowed(limiter, IpAddress.parse("::ffff:192.0.2.1"), 20)).isZero();
    assertThat(allowed(limiter, IpAddress.parse("192.0.2.2"), 20)).isEqualTo(10);
    assertThat(allowed(limiter, IpAddress.parse("2001:db8::1"), 20)).isEqualTo(10);
    assertThat(allowed(limiter, IpAddress.parse("2001:db8::ffff:1"), 20)).isZero();
    assertThat(allowed(limiter, IpAddress.parse("2001:db8:0:1::1"), 20)).isEqualTo(10);
  }

  @Test
  void neighbours_together_have_eight_times_as_much() {
    for (String pattern : List.of("192.0.2.%d", "2001:db8:0:%d::1")) {
      RateLimiter limiter = limiter(10, 1000);
      int all = 0;
      for (int i = 1; i <= 20; i++) {
        all += allowed(limiter, IpAddress.parse(pattern.formatted(i)), 10);
      }

      assertThat(all).isEqualTo(80);
      Verdict refused = limiter.decide(IpAddress.parse(pattern.formatted(21)), null, ONE);
      assertThat(refused.policy().limit()).isEqualTo(Limit.NETWORK);
      assertThat(allowed(limiter, NEW, 20)).isEqualTo(10);
    }
  }

  @Test
  void what_the_neighbours_refuse_is_not_taken_from_the_client() {
    RateLimiter limiter = limiter(10, 1000);
    for (int i = 1; i <= 8; i++) {
      allowed(limiter, IpAddress.parse("192.0.2." + i), 10);
    }
    IpAddress late = IpAddress.parse("192.0.2.100");
    assertThat(allowed(limiter, late, 50)).isZero();

    clock.addAndGet(Duration.ofSeconds(60).toNanos());

    assertThat(allowed(limiter, late, 50)).isEqualTo(10);
  }

  @Test
  void a_valid_token_has_its_own_wherever_it_is_sent_from() {
    RateLimiter limiter = limiter(10, 1000);
    assertThat(allowed(limiter, NEW, 20)).isEqualTo(10);

    int taken = 0;
    for (int i = 0; i < 20; i++) {
      IpAddress from = i % 2 == 0 ? NEW : GOOD;
      taken += limiter.decide(from, "ADMIN", ONE).allowed() ? 1 : 0;
    }

    assertThat(taken).isEqualTo(10);
    assertThat(limiter.decide(NEW, "READ", ONE).allowed()).isTrue();
  }

  @Test
  void ten_bad_tokens_in_a_minute_are_enough_and_nobody_else_feels_it() {
    RateLimiter limiter = limiter(100, 1000);
    for (int i = 0; i < 9; i++) {
      limiter.failedSignIn(NEW.toInetAddress());
      assertThat(limiter.refusedSignIn(NEW)).isNull();
    }
    limiter.failedSignIn(NEW.toInetAddress());

    assertThat(limiter.refusedSignIn(NEW).seconds()).isEqualTo(6);
    assertThat(limiter.refusedSignIn(GOOD)).isNull();
    assertThat(limiter.decide(NEW, null, ONE).allowed()).isTrue();
    clock.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(limiter.refusedSignIn(NEW)).isNull();
  }

  /** All at the same instant, so that every bucket is in use: the worst there is. */
  @Test
  void a_million_addresses_take_bounded_memory_and_free_nobody_who_is_limited() {
    RateLimiter limiter = limiter(100, 100_000);
    assertThat(allowed(limiter, LIMITED, 200)).isEqualTo(100);
    assertThat(allowed(limiter, GOOD, 1)).isEqualTo(1);
    long before = usedHeap();
    Random random = new Random(1);

    int served = 0;
    for (int i = 0; i < 1_000_000; i++) {
      limiter.decide(spoofed(random), null, ONE);
      if (i % 1000 == 0) {
        assertThat(limiter.decide(LIMITED, null, ONE).allowed()).isFalse();
        served += i % 20_000 == 0 && limiter.decide(GOOD, null, ONE).allowed() ? 1 : 0;
      }
    }

    long grown = usedHeap() - before;
    System.out.printf(
        "1,000,000 addresses: %d keys, %.1f MB, %d shared a limit%n",
        limiter.keys(), grown / 1e6, limiter.overflowed());
    assertThat(served).isEqualTo(50);
    assertThat(limiter.keys()).isBetween(100_000, 125_000 + 1000);
    assertThat(grown).isLessThan(24L << 20);
    assertThat(limiter.overflowed()).isGreaterThan(800_000);

    clock.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(allowed(limiter, NEW, 200)).isEqualTo(100);
    assertThat(allowed(limiter, LIMITED, 200)).isEqualTo(100);
    assertThat(limiter.keys()).isLessThanOrEqualTo(125_000 + 1000);
  }

  @Test
  void a_flood_that_takes_time_makes_room_for_itself() {
    RateLimiter limiter = limiter(100, 10_000);
    assertThat(allowed(limiter, LIMITED, 200)).isEqualTo(100);
    Random random = new Random(2);
    for (int i = 0; i < 1_000_000; i++) {
      clock.addAndGet(100_000); // 10,000 requests a second, each taking 0.6 s to flow back
      limiter.decide(spoofed(random), null, ONE);
      assertThat(limiter.keys()).isLessThanOrEqualTo(12_500);
    }

    assertThat(limiter.overflowed()).isZero();
    assertThat(limiter.decide(NEW, null, ONE).allowed()).isTrue();
  }

  @Test
  void a_client_without_room_shares_its_networks_limit_and_then_one_for_all() {
    RateLimiter limiter = limiter(100, 100);
    for (int i = 0; i < 200; i++) {
      limiter.decide(IpAddress.parse("2001:db8:0:%x::1".formatted(i)), null, ONE);
    }
    Verdict ofNetwork = limiter.decide(NEW, null, ONE);
    assertThat(ofNetwork.policy().limit()).isEqualTo(Limit.NETWORK);
    for (int i = 0; i < 200; i++) {
      limiter.decide(IpAddress.parse("10.0.%d.1".formatted(i)), null, ONE);
    }
    Verdict ofAll = limiter.decide(IpAddress.parse("11.0.0.1"), null, ONE);

    assertThat(ofAll.policy().limit()).isEqualTo(Limit.OVERFLOW);
    assertThat(limiter.decide(NEW, "ADMIN", ONE).policy().limit()).isEqualTo(Limit.DEFAULT);
  }

  @Test
  void threads_that_hurry_and_sweep_let_nobody_have_more_than_is_due() throws Exception {
    RateLimiter limiter = limiter(100, 200);
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        Random random = new Random(thread);
        all.add(
            pool.submit(
                () -> {
                  int taken = 0;
                  for (int i = 0; i < 50_000; i++) {
                    clock.addAndGet(1000);
                    limiter.decide(spoofed(random), null, ONE);
                    taken += limiter.decide(LIMITED, "ADMIN", ONE).allowed() ? 1 : 0;
                    taken += limiter.decide(LIMITED, null, ONE).allowed() ? 1 : 0;
                  }
                  return taken;
                }));
      }
      int taken = 0;
      for (Future<Integer> each : all) {
        taken += each.get();
      }
      // 0.4 s have gone by, less than a unit takes
      assertThat(taken).isEqualTo(200);
      assertThat(limiter.keys()).isLessThanOrEqualTo(251);
    } finally {
      pool.shutdownNow();
    }
  }

  private int allowed(RateLimiter limiter, IpAddress client, int requests) {
    int allowed = 0;
    for (int i = 0; i < requests; i++) {
      allowed += limiter.decide(client, null, ONE).allowed() ? 1 : 0;
    }
    return allowed;
  }

  private RateLimiter limiter(int requests, int maxKeys) {
    return new RateLimiter(
        new RateLimitSettings(
            true, requests, Duration.ofSeconds(60), requests, maxKeys, 32, Networks.of(List.of())),
        clock::get);
  }

  /** Half of them IPv4 of 10.0.0.0/8, half IPv6 of 2001::/16. */
  private static IpAddress spoofed(Random random) {
    return random.nextBoolean()
        ? new IpAddress(0, 0xffff_0a00_0000L | random.nextInt(1 << 24))
        : new IpAddress(0x2001L << 48 | random.nextLong() >>> 16, random.nextLong());
  }

  private static long usedHeap() {
    System.gc();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
