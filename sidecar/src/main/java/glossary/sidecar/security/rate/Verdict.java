package glossary.sidecar.security.rate;

/**
 * What was decided about a request.
 *
 * @param policy the tightest of those that hold
 * @param remaining whole units that are left; 0 after a refusal
 * @param seconds rounded up: after a refusal until the same request would be let through; else
 *     until all units are there again, or the next one if none is left
 * @param bucket of the policy
 */
record Verdict(Policy policy, boolean allowed, long remaining, long seconds, Bucket bucket) {
  private static final long NANOS = 1_000_000_000L;

  /** Rounded up, so that nobody is told to come back too early. */
  static long seconds(long nanos) {
    return nanos / NANOS + (nanos % NANOS > 0 ? 1 : 0);
  }

  Verdict tighter(Verdict other) {
    return other.remaining < remaining ? other : this;
  }
}
