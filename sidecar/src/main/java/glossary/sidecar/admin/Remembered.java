package glossary.sidecar.admin;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A value that stands for a version of its data. One that was costly to make is also kept for ten
 * times as long as that took, so that asking over and over costs a tenth of a core at most.
 * Thread-safe; one thread makes it, and the others meanwhile get the one before.
 */
final class Remembered<T> {
  private static final long CHEAP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int REST = 10;

  /**
   * @param goodUntil by {@link System#nanoTime}, even if its data has changed
   */
  private record Made<T>(T value, Object version, long goodUntil) {}

  private final ReentrantLock making = new ReentrantLock();
  private volatile Made<T> last;

  /**
   * @param version equal only as long as the value would be
   */
  T get(Object version, Supplier<T> make) {
    Made<T> now = last;
    if (isGood(now, version)) {
      return now.value();
    }
    if (now != null && !making.tryLock()) {
      return now.value();
    }
    if (now == null) {
      making.lock();
    }
    try {
      return isGood(last, version) ? last.value() : made(version, make);
    } finally {
      making.unlock();
    }
  }

  private T made(Object version, Supplier<T> make) {
    long started = System.nanoTime();
    T value = make.get();
    long ended = System.nanoTime();
    long took = ended - started;
    last = new Made<>(value, version, ended + (took < CHEAP_NANOS ? 0 : REST * took));
    return value;
  }

  private static boolean isGood(Made<?> made, Object version) {
    return made != null
        && (made.version().equals(version) || System.nanoTime() - made.goodUntil() < 0);
  }
}
