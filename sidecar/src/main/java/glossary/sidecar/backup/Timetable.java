package glossary.sidecar.backup;

import glossary.config.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a scheduled work is due next. Runs that were missed are made good by one; what failed is
 * tried again after 1, 2, 4, 8 and 16 minutes, unless the schedule is due before. Pure but for its
 * own state; for one thread.
 */
final class Timetable {
  private static final int MOST_RETRIES = 5;
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

  private final CronSchedule schedule;
  private final ZoneId zone;
  private final Duration jitter;
  private final RandomGenerator random;
  private Instant seenTo;
  private Optional<Instant> due;
  private int failures;

  /**
   * @param jitter most that a run is late, at random
   * @param seenTo up to when the schedule has been seen to; what was due since then is due now
   */
  Timetable(
      CronSchedule schedule, ZoneId zone, Duration jitter, RandomGenerator random, Instant seenTo) {
    this.schedule = schedule;
    this.zone = zone;
    this.jitter = jitter;
    this.random = random;
    plan(seenTo);
  }

  /** When to run; may have passed. Empty if the schedule never comes. */
  Optional<Instant> next() {
    return due;
  }

  /**
   * Also notices that the clock went back behind what has been seen to, and then goes by the new
   * time.
   */
  boolean isDue(Instant now) {
    if (seenTo.isAfter(now)) {
      plan(now);
    }
    return due.isPresent() && !due.get().isAfter(now);
  }

  /** Up to when the schedule has been seen to. */
  Instant seenTo() {
    return seenTo;
  }

  /** What came due while it ran is passed over. */
  void succeeded(Instant started, Instant ended) {
    Optional<Instant> meanwhile = schedule.next(started, zone);
    boolean overran = meanwhile.isPresent() && !meanwhile.get().isAfter(ended);
    plan(overran ? ended : started);
  }

  /** Returns whether it is tried again before the schedule is due. */
  boolean failed(Instant now) {
    failures++;
    Instant again = now.plus(FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MOST_RETRIES)));
    Optional<Instant> regular = schedule.next(now, zone);
    if (failures > MOST_RETRIES || (regular.isPresent() && !again.isBefore(regular.get()))) {
      plan(now);
      return false;
    }
    due = Optional.of(again);
    return true;
  }

  private void plan(Instant from) {
    seenTo = from;
    failures = 0;
    due = schedule.next(from, zone).map(at -> at.plus(late()));
  }

  private Duration late() {
    return jitter.isZero() ? jitter : Duration.ofMillis(random.nextLong(jitter.toMillis() + 1));
  }
}
