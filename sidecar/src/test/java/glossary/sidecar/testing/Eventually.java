package glossary.sidecar.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Polls a condition until it holds, half a minute at most. */
public final class Eventually {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private Eventually() {}

  /** As {@link #holds(String, Callable)}; what the condition throws fails the test. */
  public static void holds(Callable<Boolean> condition) {
    try {
      holds("the condition", condition);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  public static void holds(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
