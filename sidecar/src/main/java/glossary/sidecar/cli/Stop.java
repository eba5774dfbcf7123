package glossary.sidecar.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives the thread that made this time to close what it opened when a signal asks the process to
 * end; it ends with 0 then. The thread is interrupted, so that one that is still starting up stops.
 */
final class Stop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Thread worker = Thread.currentThread();

  /** Beside the interrupt, which a library may have taken for its own. */
  private final CountDownLatch requested = new CountDownLatch(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "shutdown");

  Stop() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Blocks until a signal comes or the time is over; returns whether a signal came. */
  boolean await(Duration most) throws InterruptedException {
    return requested.await(most.toSeconds(), TimeUnit.SECONDS);
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  private void end() {
    requested.countDown();
    worker.interrupt();
    try {
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.DONE);
  }

  /** To be closed last. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
