package glossary.sidecar.security.rate;

import java.time.Duration;

/**
 * The arithmetic of one limit. A bucket holds the time at which it would be full again (the
 * "theoretical arrival time"); what a request takes moves it on, and it may be at most the burst
 * ahead of now. Times are nanoseconds from any beginning.
 *
 * @param unitNanos in which one unit flows back; at least 1
 * @param burstNanos in which an empty bucket is full again
 * @see <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">GCRA</a>
 */
record Gcra(long unitNanos, long burstNanos) {
  /** Far below what can be added to a time without overflow. */
  private static final long MOST_NANOS = Long.MAX_VALUE / 8;

  /** What {@link #take} says of a bucket that was swept away: find it anew. */
  static final long GONE = Long.MIN_VALUE;

  /**
   * @param requests units that flow back in a window
   * @param burst units that can be taken at once
   */
  static Gcra of(long requests, Duration window, long burst) {
    long unit = Math.max(1, window.toNanos() / requests);
    long most = MOST_NANOS / unit;
    return new Gcra(unit, burst > most ? MOST_NANOS : unit * burst);
  }

  /** The same limit for so many clients together. */
  Gcra times(int factor) {
    return new Gcra(Math.max(1, unitNanos / factor), burstNanos);
  }

  /**
   * Takes from the bucket if there is enough.
   *
   * @param halves half units; more than the burst counts as all of it
   * @return if it was taken, nanoseconds until the bucket is full again, 0 or more; if not, the
   *     negative of the nanoseconds until there will be enough; or {@link #GONE}
   */
  long take(Bucket bucket, int halves, long now) {
    long price = price(halves);
    while (true) {
      long before = bucket.get();
      if (before == Bucket.SWEPT) {
        return GONE;
      }
      long after = Math.max(before, now) + price;
      long wait = after - burstNanos - now;
      if (wait > 0) {
        return -wait;
      }
      if (bucket.compareAndSet(before, after)) {
        return after - now;
      }
    }
  }

  /** Gives back what was taken and not used. */
  void giveBack(Bucket bucket, int halves) {
    bucket.add(-price(halves));
  }

  /** Takes whether or not there is enough, but leaves the bucket at most empty. */
  void takeAnyway(Bucket bucket, int halves, long now) {
    long price = price(halves);
    long before;
    do {
      before = bucket.get();
      if (before == Bucket.SWEPT) {
        return;
      }
    } while (!bucket.compareAndSet(
        before, Math.min(Math.max(before, now) + price, now + burstNanos)));
  }

  /** Nanoseconds until so much could be taken; 0 if it could be now. Takes nothing. */
  long wait(Bucket bucket, int halves, long now) {
    long full = Math.max(bucket.get(), now);
    return Math.max(0, full + price(halves) - burstNanos - now);
  }

  /**
   * Whole units that are left.
   *
   * @param fullNanos until it is full again
   */
  long remaining(long fullNanos) {
    return Math.max(0, (burstNanos - fullNanos) / unitNanos);
  }

  private long price(int halves) {
    return Math.min(burstNanos, unitNanos * halves / 2);
  }
}
