package glossary.sidecar.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes only when it is told to. */
public final class MovedClock extends Clock {
  private volatile Instant now;

  private MovedClock(Instant now) {
    this.now = now;
  }

  public static MovedClock at(String instant) {
    return new MovedClock(Instant.parse(instant));
  }

  public void moves(Duration time) {
    now = now.plus(time);
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
