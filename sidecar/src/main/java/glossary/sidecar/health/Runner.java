package glossary.sidecar.health;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the checks of a board when they are due. One thread looks what is due; each run has a thread
 * of a small pool, so that one that hangs holds up no other. A run that hangs is left alone: to
 * interrupt it could close files that others use.
 */
final class Runner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(1);
  private static final long KEEP_SECONDS = 60;

  private final Board board;
  private final Time time;
  private final ThreadPoolExecutor pool;
  private final Thread scheduler = new Thread(this::run, "health");
  private final AtomicInteger named = new AtomicInteger();
  private volatile boolean closed;
  private volatile long beat;

  Runner(Board board, Time time) {
    this.board = board;
    this.time = time;
    this.beat = time.now();
    this.pool =
        new ThreadPoolExecutor(
            0,
            Math.max(1, board.slots().size()),
            KEEP_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            this::thread);
    scheduler.setDaemon(true);
  }

  /** Runs what is due at once, and goes on. Call once. */
  void start() {
    scheduler.start();
  }

  /** Has a subsystem looked at now. */
  void hurry(Subsystem subsystem) {
    board.hurry(subsystem);
    LockSupport.unpark(scheduler);
  }

  /** How long ago it last looked what is due, which is a second at most while it is well. */
  long quietNanos() {
    return time.now() - beat;
  }

  /** Starts nothing more; does not wait for what runs. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(scheduler);
    pool.shutdown();
  }

  private void run() {
    while (!closed) {
      beat = time.now();
      long rest = LONGEST_REST;
      for (Slot slot : board.slots()) {
        launch(slot);
        rest = Math.min(rest, slot.untilDue());
      }
      compare();
      if (rest > 0) {
        LockSupport.parkNanos(this, rest);
      }
    }
  }

  private void compare() {
    try {
      board.compare();
    } catch (RuntimeException unexpected) {
      LOG.error("The results of the health checks could not be compared.", unexpected);
    }
  }

  private void launch(Slot slot) {
    if (!slot.start()) {
      return;
    }
    try {
      pool.execute(() -> look(slot));
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      slot.finish(failure(slot.plan(), noThread));
    }
  }

  private void look(Slot slot) {
    Finding finding;
    try {
      finding = slot.plan().check().look();
    } catch (Exception | LinkageError failed) {
      finding = failure(slot.plan(), failed);
    } catch (Error broken) {
      slot.finish(failure(slot.plan(), broken));
      throw broken;
    }
    slot.finish(finding);
    LockSupport.unpark(scheduler);
  }

  private static Finding failure(Plan plan, Throwable failed) {
    LOG.debug("The check {} failed.", plan.name(), failed);
    String kind = failed.getClass().getSimpleName();
    return new Finding(Figures.NONE, List.of(Issues.CHECK_FAILED.of(plan.name(), kind)));
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "health-check-" + named.incrementAndGet(), 0, false);
    thread.setDaemon(true);
    return thread;
  }
}
