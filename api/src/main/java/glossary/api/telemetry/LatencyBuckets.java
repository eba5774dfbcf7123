package glossary.api.telemetry;

/** The bounds of every histogram of request times: one set, so that they can be added up. */
public final class LatencyBuckets {
  private static final long[] UPPER_NANOS = {
    500_000L,
    1_000_000L,
    2_500_000L,
    5_000_000L,
    10_000_000L,
    25_000_000L,
    50_000_000L,
    100_000_000L,
    250_000_000L,
    500_000_000L,
    1_000_000_000L,
    2_500_000_000L,
    5_000_000_000L,
    10_000_000_000L
  };

  /** Buckets, the unbounded last one included. */
  public static final int COUNT = UPPER_NANOS.length + 1;

  private LatencyBuckets() {}

  /** The bucket of a time: the first whose bound is not less. */
  public static int of(long nanos) {
    int bucket = 0;
    while (bucket < UPPER_NANOS.length && nanos > UPPER_NANOS[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** The inclusive upper bound in seconds; infinity for the last. */
  public static double upperSeconds(int bucket) {
    return bucket < UPPER_NANOS.length ? UPPER_NANOS[bucket] / 1e9 : Double.POSITIVE_INFINITY;
  }
}
