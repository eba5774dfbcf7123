package glossary.sidecar.health;

import java.time.Duration;

/**
 * A check and when it is run. The first plan of a subsystem is the one whose times are shown.
 *
 * @param name such as {@code database.connection}
 * @param first when it is run for the first time, after the start
 * @param interval from the start of one run to the next
 * @param timeout a run that takes longer makes the subsystem degraded while it lasts
 */
record Plan(
    String name,
    Subsystem subsystem,
    Duration first,
    Duration interval,
    Duration timeout,
    Check check) {

  private static final Duration SOONEST = Duration.ofSeconds(1);
  private static final Duration LATEST = Duration.ofSeconds(10);

  /** At once after the start. */
  static Plan of(
      String name, Subsystem subsystem, Duration interval, Duration timeout, Check check) {
    return new Plan(name, subsystem, Duration.ZERO, interval, timeout, check);
  }

  /** When a run that found something worse is repeated, to see whether it stays. */
  Duration confirmation() {
    Duration quarter = interval.dividedBy(4);
    Duration atLeast = quarter.compareTo(SOONEST) < 0 ? SOONEST : quarter;
    Duration atMost = atLeast.compareTo(LATEST) > 0 ? LATEST : atLeast;
    return atMost.compareTo(interval) > 0 ? interval : atMost;
  }

  long staleNanos() {
    return interval.toNanos() * 3;
  }

  long deadNanos() {
    return interval.toNanos() * 10;
  }
}
