package glossary.sidecar.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for hosts again and again, on one daemon thread: each second, but never for more than a
 * hundredth of the time, so that many hosts are seen later rather than at a higher cost.
 */
public final class HostWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostWatch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int SHARE = 100;

  private final HostBook book;
  private final Thread thread = new Thread(this::watch, "hosts");
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile HostsSnapshot snapshot;
  private String fault;

  /**
   * @param kept a folder of the sidecar's own, made when it is needed, for what is kept of hosts
   *     that have ended
   */
  public HostWatch(HostFolder folder, Path kept, HostCrashed listener, Clock clock) {
    this.book = new HostBook(folder, new EndedHosts(kept), listener, clock);
    this.snapshot = HostsSnapshot.none(folder.path().toString());
    thread.setDaemon(true);
  }

  /** Looks at once, and then each interval. Call once. */
  public void start() {
    thread.start();
  }

  /** What the last look saw. Never blocks; any thread. */
  public HostsSnapshot snapshot() {
    return snapshot;
  }

  /** Stops looking; waits for a look that is under way. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException wanted) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      book.load();
    } catch (IOException | RuntimeException failed) {
      LOG.warn("What was kept of earlier hosts can't be read", failed);
    }
    long rest = 0;
    while (!isClosedAfter(rest)) {
      long started = System.nanoTime();
      look();
      long took = System.nanoTime() - started;
      rest = Math.min(LONGEST.toNanos(), Math.max(INTERVAL.toNanos(), took * SHARE));
    }
  }

  private void look() {
    try {
      snapshot = book.look();
      fault = null;
    } catch (RuntimeException | Error failed) {
      if (!failed.toString().equals(fault)) {
        LOG.error("Hosts could not be looked at; it is tried again", failed);
      }
      fault = failed.toString();
    }
  }

  private boolean isClosedAfter(long nanos) {
    try {
      return closed.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException notByUs) {
      return closed.getCount() == 0;
    }
  }
}
