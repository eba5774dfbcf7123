package glossary.sidecar.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentTimesTest {
  @TempDir Path telemetry;
  private final TestClock clock = new TestClock();
  private final RecentTimes recent = new RecentTimes();

  @Test
  void only_the_last_five_minutes_count_and_a_reset_starts_again() throws IOException {
    try (FakeHost shop = FakeHost.start(telemetry, "shop", 1, clock)) {
      assertThat(after(shop, 100).count()).as("before anybody looked").isZero();
      clock.passes(Duration.ofSeconds(10));
      RecentTimes.Times times = after(shop, 130);
      assertThat(times.count()).isEqualTo(30);
      assertThat(times.averageMillis()).isEqualTo(3);
      assertThat(times.leastMillis()).isEqualTo(2.5);
      assertThat(times.p99Millis()).isEqualTo(5);
      clock.passes(Duration.ofMinutes(4));
      assertThat(after(shop, 140).count()).isEqualTo(40);
      clock.passes(Duration.ofMinutes(2));
      assertThat(after(shop, 141).count()).isEqualTo(1);
      clock.passes(Duration.ofSeconds(10));

      assertThat(after(shop, 7).count()).isEqualTo(7);
    }
  }

  private RecentTimes.Times after(FakeHost shop, long requests) throws IOException {
    shop.counted(requests, 0);
    HostsSnapshot seen = OneLook.at(HostFolder.at(telemetry), null, clock.millis());
    return recent.of(seen.hosts().get(0), clock.millis());
  }
}
