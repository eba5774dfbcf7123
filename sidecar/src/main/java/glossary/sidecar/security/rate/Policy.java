package glossary.sidecar.security.rate;

import java.time.Duration;

/**
 * One limit with its figures.
 *
 * @param quota units in a window, as told to clients
 * @param window zero if it has none
 * @param gcra its arithmetic; null for a limit on requests at the same time
 */
record Policy(Limit limit, long quota, Duration window, Gcra gcra) {

  static Policy of(Limit limit, long requests, Duration window, long burst) {
    return new Policy(limit, requests, window, Gcra.of(requests, window, burst));
  }

  static Policy ofConcurrent(int most) {
    return new Policy(Limit.CONCURRENT, most, Duration.ZERO, null);
  }

  /** The same for so many clients together. */
  Policy times(Limit together, int factor) {
    return new Policy(together, quota * factor, window, gcra.times(factor));
  }

  Verdict allow(Bucket bucket, long fullNanos) {
    long left = gcra.remaining(fullNanos);
    long nanos =
        left > 0 ? fullNanos : Math.max(0, fullNanos + gcra.unitNanos() - gcra.burstNanos());
    return new Verdict(this, true, left, Verdict.seconds(nanos), bucket);
  }

  Verdict refuse(Bucket bucket, long waitNanos) {
    return new Verdict(this, false, 0, Math.max(1, Verdict.seconds(waitNanos)), bucket);
  }
}
