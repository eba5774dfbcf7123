package glossary.sidecar.health;

/**
 * Buckets of durations, eight for each doubling, from a microsecond to two minutes: a figure read
 * from them is at most an eighth too large.
 */
final class LatencyBuckets {
  private static final int SHARE_BITS = 3;
  private static final int SHARES = 1 << SHARE_BITS;
  private static final int LOWEST_BIT = 10;
  private static final int HIGHEST_BIT = 37;

  static final int COUNT = (HIGHEST_BIT - LOWEST_BIT) * SHARES;

  private LatencyBuckets() {}

  static int of(long nanos) {
    if (nanos < 1L << LOWEST_BIT) {
      return 0;
    }
    int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
    int share = (int) (nanos >> (bit - SHARE_BITS)) & (SHARES - 1);
    return Math.min(COUNT - 1, (bit - LOWEST_BIT) * SHARES + share);
  }

  /** Every duration of this bucket is shorter; not so for the last. */
  static long endNanos(int bucket) {
    int bit = LOWEST_BIT + bucket / SHARES;
    return (1L << bit) + ((bucket % SHARES + 1L) << (bit - SHARE_BITS));
  }
}
