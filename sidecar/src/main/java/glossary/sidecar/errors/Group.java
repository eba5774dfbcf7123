package glossary.sidecar.errors;

import glossary.sidecar.errors.logs.Marking;
import java.time.Instant;

/** Errors of one kind, as they go on. Guarded by the lock of {@link ErrorGroups}. */
final class Group {
  static final long WINDOW_MILLIS = 3_600_000;

  final String fingerprint;
  final long firstSeen;
  final Rates rates;
  Sample sample;
  long count;
  long suppressed;
  long lastSeen;
  private long windowStart;
  private int logged;
  private long pending;

  /**
   * @param firstSeen milliseconds since 1970
   */
  Group(String fingerprint, Sample sample, long firstSeen, Rates rates) {
    this.fingerprint = fingerprint;
    this.sample = sample;
    this.firstSeen = firstSeen;
    this.rates = rates;
    this.lastSeen = firstSeen;
    this.windowStart = firstSeen;
  }

  /** Counts one more. */
  Marking add(long nowMillis, int perHour) {
    count++;
    lastSeen = Math.max(lastSeen, nowMillis);
    rates.add(nowMillis);
    if (nowMillis - windowStart >= WINDOW_MILLIS || nowMillis < windowStart) {
      windowStart = nowMillis;
      logged = 0;
    }
    if (logged >= perHour) {
      suppressed++;
      pending++;
      return new Marking(false, fingerprint, pending);
    }
    logged++;
    Marking marking = new Marking(true, fingerprint, pending);
    pending = 0;
    return marking;
  }

  /** Whether nothing of its kind has come for an hour. */
  boolean isStale(long nowMillis) {
    return nowMillis - lastSeen >= WINDOW_MILLIS;
  }

  /** How many were only counted in an hour that is over; they are forgotten by this. */
  long takeSuppressed(long nowMillis) {
    if (pending == 0 || nowMillis - windowStart < WINDOW_MILLIS) {
      return 0;
    }
    long taken = pending;
    pending = 0;
    return taken;
  }

  ErrorGroup view(long nowMillis) {
    return new ErrorGroup(
        fingerprint,
        sample.level(),
        sample.type(),
        sample.message(),
        count,
        suppressed,
        Instant.ofEpochMilli(firstSeen),
        Instant.ofEpochMilli(lastSeen),
        sample.endpoint(),
        sample.requestId(),
        sample.traceId(),
        sample.host(),
        sample.stack(),
        ErrorRates.of(rates, nowMillis));
  }
}
