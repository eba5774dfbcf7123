package glossary.sidecar.health;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The sidecar's own life signs, which no data and no disk can spoil: only what a restart would mend
 * is among them. Looked at in the background.
 */
final class Vitals implements Check {
  private static final double FULL_PERCENT = 99;
  private static final int MOST_FULL = 4;
  private static final long MOST_QUIET = TimeUnit.SECONDS.toNanos(60);

  private final MainPort port;
  private final Heap heap;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private volatile LongSupplier quietNanos = () -> 0;
  private volatile boolean deadlocked;
  private volatile int fullInARow;

  Vitals(MainPort port, Heap heap) {
    this.port = port;
    this.heap = heap;
  }

  /**
   * @param nanos how long ago the checks' own thread was seen
   */
  void watch(LongSupplier nanos) {
    quietNanos = nanos;
  }

  /** Looks at the threads and the heap; asks the main port. */
  @Override
  public Finding look() {
    deadlocked = threads.findDeadlockedThreads() != null;
    fullInARow = heap.leftPercent() >= FULL_PERCENT ? fullInARow + 1 : 0;
    port.ask();
    return Finding.well(Figures.NONE);
  }

  /** What a restart would mend; empty while it is alive. Answers at once. */
  Optional<String> fault() {
    if (deadlocked) {
      return Optional.of("Threads of this process wait for one another for ever");
    }
    if (port.isDead()) {
      return Optional.of("The main port has answered nothing for a minute");
    }
    if (fullInARow >= MOST_FULL) {
      return Optional.of("The heap is full");
    }
    return quietNanos.getAsLong() > MOST_QUIET
        ? Optional.of("The health checks have stopped")
        : Optional.empty();
  }

  boolean mainPortAnswers() {
    return port.answers();
  }
}
