package glossary.agent.errors;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many stacks may be walked in a second. The JVM makes a stack's elements when it is first
 * asked for them, some 20 µs for a hundred frames: too much for thousands of errors a second.
 */
final class WalkBudget {
  private static final int WALKS_PER_SECOND = 50;

  private final AtomicInteger used = new AtomicInteger();
  private volatile long second;

  boolean take(long atMillis) {
    long now = atMillis / 1000;
    if (now != second) {
      second = now;
      used.set(0);
    }
    return used.get() < WALKS_PER_SECOND && used.incrementAndGet() <= WALKS_PER_SECOND;
  }
}
