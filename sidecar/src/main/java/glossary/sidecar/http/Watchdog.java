package glossary.sidecar.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread that looks at every worker's deadline. While requests wait in vain for a
 * worker, clients that are still sending headers get a quarter of a second only, so that slow ones
 * can't keep the good ones out. A worker that our own code keeps too long is logged once, with its
 * stack, and counted as long as it is stuck.
 */
final class Watchdog {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final Workers workers;
  private final long stuckNanos;
  private final LongAdder headerTimeouts = new LongAdder();
  private final LongAdder bodyTimeouts = new LongAdder();
  private final LongAdder writeTimeouts = new LongAdder();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean hurried;

  /**
   * @param stuck how long a handler may run without reading or writing
   */
  Watchdog(Workers workers, String serverName, Duration stuck) {
    this.workers = workers;
    stuckNanos = stuck.toNanos();
    thread = new Thread(null, this::run, serverName + "-watchdog", 0, false);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** From now on headers are read as under pressure. */
  void hurry() {
    hurried = true;
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  long headerTimeouts() {
    return headerTimeouts.sum();
  }

  long bodyTimeouts() {
    return bodyTimeouts.sum();
  }

  long writeTimeouts() {
    return writeTimeouts.sum();
  }

  /** Workers that are stuck now. */
  int stuckWorkers() {
    long now = System.nanoTime();
    return (int)
        workers.watches().stream().filter(watch -> watch.isStuckAt(now, stuckNanos)).count();
  }

  private void run() {
    while (!stopped) {
      LockSupport.parkNanos(TICK_NANOS);
      tick(System.nanoTime());
    }
  }

  private void tick(long now) {
    for (Watch watch : workers.watches()) {
      Phase ended = watch.expireAt(now);
      if (ended != null) {
        count(ended);
      }
      if (watch.isNewlyStuckAt(now, stuckNanos)) {
        report(watch);
      }
    }
    int wanted = hurried ? Integer.MAX_VALUE : workers.waitingInVain();
    if (wanted > 0) {
      freeWorkers(wanted, now);
    }
  }

  private void report(Watch watch) {
    LOG.atError()
        .setCause(new StuckWorker(watch.worker()))
        .addKeyValue(RequestContext.REQUEST_ID, watch.requestId())
        .addKeyValue(RequestContext.ENDPOINT, watch.endpoint())
        .log("a worker is stuck: it has handled a request to {} for too long", watch.endpoint());
  }

  /** The most overdue first. */
  private void freeWorkers(int wanted, long now) {
    List<Overdue> reading =
        workers.watches().stream()
            .map(watch -> new Overdue(watch, watch.hurriedOverdue(now)))
            .filter(overdue -> overdue.nanos >= 0)
            .sorted(Comparator.comparingLong(Overdue::nanos).reversed())
            .limit(wanted)
            .toList();
    for (Overdue overdue : reading) {
      if (overdue.watch.expireHurriedAt(now)) {
        headerTimeouts.increment();
      }
    }
  }

  private void count(Phase ended) {
    switch (ended) {
      case HEADERS -> headerTimeouts.increment();
      case BODY -> bodyTimeouts.increment();
      case WRITE -> writeTimeouts.increment();
      case IDLE, HANDLING -> throw new IllegalStateException("nothing was waited for");
    }
  }

  private record Overdue(Watch watch, long nanos) {}
}
