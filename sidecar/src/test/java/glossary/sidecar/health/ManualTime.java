package glossary.sidecar.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on only when it is told to. */
final class ManualTime extends Clock {
  private volatile long nanos = 1_000_000_000_000L;
  private volatile Instant now = Instant.parse("2025-10-19T14:30:00.123456Z");

  Time time() {
    return new Time(this, () -> nanos);
  }

  long nanos() {
    return nanos;
  }

  void passes(Duration duration) {
    nanos += duration.toNanos();
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
