package glossary.sidecar.health;

import java.util.concurrent.atomic.AtomicLongArray;

/** Adds up the steps of a window. Used by one thread. */
final class WindowSum {
  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] buckets = new long[LatencyBuckets.COUNT];
  private long count;
  private long nanos;
  private long least = Long.MAX_VALUE;
  private long most;

  void add(AtomicLongArray more, long moreNanos, long itsLeast, long itsMost) {
    for (int i = 0; i < buckets.length; i++) {
      long some = more.get(i);
      buckets[i] += some;
      count += some;
    }
    nanos += moreNanos;
    least = Math.min(least, itsLeast);
    most = Math.max(most, itsMost);
  }

  ResponseTimes times() {
    return count == 0
        ? ResponseTimes.NONE
        : new ResponseTimes(
            count,
            nanos / NANOS_PER_MILLI / count,
            least / NANOS_PER_MILLI,
            most / NANOS_PER_MILLI,
            quantile(0.50),
            quantile(0.95),
            quantile(0.99));
  }

  /** Never more than the longest. */
  private double quantile(double share) {
    long wanted = (long) Math.ceil(share * count);
    int bucket = 0;
    long seen = buckets[0];
    while (seen < wanted && bucket < buckets.length - 1) {
      bucket++;
      seen += buckets[bucket];
    }
    return Math.min(LatencyBuckets.endNanos(bucket), most) / NANOS_PER_MILLI;
  }
}
