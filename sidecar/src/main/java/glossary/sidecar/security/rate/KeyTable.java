package glossary.sidecar.security.rate;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The buckets of so many keys at most. Where room gets short, full buckets are swept away; one that
 * still limits its key never is, so nobody gets rid of a limit by making others forgotten.
 * Thread-safe.
 */
final class KeyTable {
  private static final int LOOKED_AT = 16;
  private static final double SHORT = 0.8;

  private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ReentrantLock sweeping = new ReentrantLock();
  private final int most;
  private final int shortFrom;
  private Iterator<Map.Entry<Key, Bucket>> broom = buckets.entrySet().iterator();

  /**
   * @param most keys
   */
  KeyTable(int most) {
    this.most = most;
    this.shortFrom = (int) (most * SHORT);
  }

  int size() {
    return size.get();
  }

  /** The key's bucket, a new one if it has none; null if there is no room for one. */
  Bucket find(Key key, long now) {
    Bucket known = buckets.get(key);
    if (known != null && !known.isSwept()) {
      return known;
    }
    if (known != null) {
      remove(key, known); // rather than wait for the thread that sweeps it
    }
    if (size.get() >= shortFrom) {
      sweepSome(now);
    }
    if (size.incrementAndGet() > most) {
      size.decrementAndGet();
      return null;
    }
    Bucket mine = new Bucket();
    Bucket other = buckets.putIfAbsent(key, mine);
    if (other != null) {
      size.decrementAndGet();
      return other;
    }
    return mine;
  }

  /** The key's bucket if it has one, else null. */
  Bucket known(Key key) {
    return buckets.get(key);
  }

  /**
   * Goes on where it stopped before, a few buckets at a time, so no request waits for a whole
   * sweep; each new key looks at more than one, so a sweep is faster than any flood.
   */
  private void sweepSome(long now) {
    if (!sweeping.tryLock()) {
      return;
    }
    try {
      if (!broom.hasNext()) {
        broom = buckets.entrySet().iterator();
      }
      for (int i = 0; i < LOOKED_AT && broom.hasNext(); i++) {
        Map.Entry<Key, Bucket> each = broom.next();
        if (each.getValue().sweep(now)) {
          remove(each.getKey(), each.getValue());
        }
      }
    } finally {
      sweeping.unlock();
    }
  }

  private void remove(Key key, Bucket bucket) {
    if (buckets.remove(key, bucket)) {
      size.decrementAndGet();
    }
  }
}
