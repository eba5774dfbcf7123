package glossary.sidecar.errors;

import glossary.sidecar.errors.logs.Levels;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What puts the process itself in doubt: exceptions that ended a thread, and memory that ran out.
 * Thread-safe.
 */
final class ProcessFaults implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessFaults.class);
  private static final int DEEPEST_CAUSE = 8;

  private final Clock clock;
  private long uncaught;
  private long outOfMemory;
  private Instant lastAt;
  private String last;

  ProcessFaults(Clock clock) {
    this.clock = clock;
  }

  /** Called by the JVM when an exception has ended a thread. */
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    synchronized (this) {
      uncaught++;
      note(thrown);
    }
    try {
      LOG.atError()
          .addMarker(Levels.CRITICAL)
          .setCause(thrown)
          .log("an exception ended the thread {}", thread.getName());
    } catch (Throwable noMemoryForIt) {
      System.err.println("an exception ended a thread, and could not be logged");
    }
  }

  /**
   * @param thrown null is ignored
   */
  void met(Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; each != null && depth < DEEPEST_CAUSE; depth++) {
      if (each instanceof OutOfMemoryError) {
        synchronized (this) {
          outOfMemory++;
          note(each);
        }
        return;
      }
      each = each.getCause();
    }
  }

  synchronized Faults faults() {
    return new Faults(uncaught, outOfMemory, lastAt, last);
  }

  private void note(Throwable thrown) {
    lastAt = clock.instant();
    last = thrown.getClass().getName();
  }
}
