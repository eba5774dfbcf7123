package glossary.sidecar.glossary;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Times of writes, in the form in which the existing server stores them. Each is later than the one
 * before, even if the clock is set back. Thread-safe.
 */
final class WriteClock {
  private static final DateTimeFormatter STORED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

  WriteClock(Clock clock) {
    this.clock = clock;
  }

  String next() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return STORED.format(
        last.updateAndGet(before -> now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS)));
  }
}
