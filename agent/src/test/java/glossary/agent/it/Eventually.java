package glossary.agent.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what a JVM does in its own time. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofMillis(50);

  private Eventually() {}

  /** Reads until it is good; else the last that was read, for the test to fail on. */
  static <T> T read(Callable<T> reader, Predicate<? super T> good) throws Exception {
    long start = System.nanoTime();
    T read = reader.call();
    while (!good.test(read) && System.nanoTime() - start < PATIENCE.toNanos()) {
      LockSupport.parkNanos(STEP.toNanos());
      read = reader.call();
    }
    return read;
  }
}
