package glossary.sidecar.health;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time of day, for people, and a steady one, for ages.
 *
 * @param nanos as {@link System#nanoTime}
 */
record Time(Clock clock, LongSupplier nanos) {

  static Time of(Clock clock) {
    return new Time(clock, System::nanoTime);
  }

  long now() {
    return nanos.getAsLong();
  }

  Instant instant() {
    return clock.instant();
  }
}
