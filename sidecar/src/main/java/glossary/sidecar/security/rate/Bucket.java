package glossary.sidecar.security.rate;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one key has left: the time at which it would have all of it. Once that is over, the bucket
 * says nothing that a new one would not say, so it can be dropped without a loss.
 */
final class Bucket extends AtomicLong {
  /** The value of one that is no longer in its table. */
  static final long SWEPT = Long.MIN_VALUE;

  private static final long serialVersionUID = 1L;

  /** When its last refusal was logged, in minutes; fits into what would be padding. */
  private volatile int loggedMinute = -1;

  /** Whether it is full; then it is out of use from now on. */
  boolean sweep(long now) {
    long value = get();
    return value != SWEPT && value <= now && compareAndSet(value, SWEPT);
  }

  boolean isSwept() {
    return get() == SWEPT;
  }

  void add(long nanos) {
    long before;
    do {
      before = get();
    } while (before != SWEPT && !compareAndSet(before, before + nanos));
  }

  /** True for the first caller in each minute; two at the same time may both be. */
  boolean isFirstIn(int minute) {
    if (loggedMinute == minute) {
      return false;
    }
    loggedMinute = minute;
    return true;
  }
}
