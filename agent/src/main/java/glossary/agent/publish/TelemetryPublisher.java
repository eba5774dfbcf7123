package glossary.agent.publish;

import glossary.api.telemetry.Figures;
import glossary.api.telemetry.HostIdentity;
import glossary.api.telemetry.TelemetryFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps this JVM's telemetry file: one daemon thread writes all figures, beats the heart and reads
 * the control file each second. Whatever fails is counted, told once on stderr and in the next
 * file, and tried again, ever more rarely up to once a minute.
 */
public final class TelemetryPublisher implements Runnable, Closeable {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_ROUNDS_TO_WAIT = 60;
  private static final int MOST_LINES = 20;

  private final TelemetryHome home;
  private final HostIdentity identity;
  private final FiguresSource source;
  private final InFlight inFlight;
  private final ErrorRing errors;
  private final ControlFile control;
  private final PrintStream err;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private boolean closed;
  private volatile PublishedFile published;
  private int roundsToWait;
  private int nextWait = 1;
  private int lines;
  private final AtomicLong failures = new AtomicLong();
  private volatile String problem = "";

  /**
   * Does nothing before {@link #start}, but is for the late start too: never in {@code premain}.
   *
   * @param err the host's stderr; gets one line for each new problem, and no more than 20
   */
  public TelemetryPublisher(
      TelemetryHome home,
      HostIdentity identity,
      FiguresSource source,
      InFlight inFlight,
      ErrorRing errors,
      AgentControl control,
      PrintStream err) {
    this.home = home;
    this.identity = identity;
    this.source = source;
    this.inFlight = inFlight;
    this.errors = errors;
    this.control =
        new ControlFile(
            TelemetryFile.control(new File(home.folder(), TelemetryFile.name(identity))), control);
    this.err = err;
  }

  /**
   * Starts the flush thread; once. Call it on a thread of the agent's own: a thread inherits the
   * thread locals of the one that makes it, and with them a web application's class loader.
   */
  public void start() {
    Thread thread = new Thread(this, "glossary-telemetry");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  /** Times that something could not be published. */
  public long failures() {
    return failures.get();
  }

  /** The last thing that went wrong, as one sentence; empty if nothing did. */
  public String problem() {
    return problem;
  }

  /**
   * Writes the last figures and the clean-exit flag. For the shutdown hook and for detaching; waits
   * at most a second for a flush thread that hangs on a disk.
   */
  @Override
  public void close() {
    try {
      if (!lock.tryLock(INTERVAL_NANOS, TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      finish();
    } finally {
      lock.unlock();
    }
  }

  /** The file, null if there is none now. */
  File file() {
    PublishedFile now = published;
    return now == null ? null : now.file();
  }

  /** Of the flush thread. */
  @Override
  public void run() {
    lock.lock();
    try {
      while (!closed) {
        round(System.currentTimeMillis());
        pause();
      }
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    long left = INTERVAL_NANOS;
    try {
      while (left > 0 && !closed) {
        left = closing.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      // A host that interrupts all its threads does not mean this one: one round comes early.
      return;
    }
  }

  /** What happens each second; never throws. */
  void round(long nowMillis) {
    try {
      if (published != null && !published.file().exists()) {
        drop();
      }
      if (published == null && --roundsToWait < 0) {
        published = PublishedFile.open(home, identity, inFlight, errors, nowMillis);
        nextWait = 1;
        prune();
      }
      if (published != null) {
        publish(nowMillis);
      }
    } catch (Throwable failed) {
      failed(failed);
      roundsToWait = nextWait - 1;
      nextWait = Math.min(2 * nextWait, MOST_ROUNDS_TO_WAIT);
      drop();
    }
  }

  private void publish(long nowMillis) throws IOException {
    published.writer().heartbeat(nowMillis);
    published.flush();
    obey();
    Figures figures = figures(nowMillis);
    if (figures != null) {
      published.writer().write(figures);
    }
  }

  private void prune() {
    try {
      OldFiles.prune(home.folder(), published.file());
    } catch (Throwable failed) {
      failed(failed);
    }
  }

  /** An order that fails in the agent is no fault of the file. */
  private void obey() {
    try {
      if (control.poll()) {
        tell(control.problem());
      }
    } catch (Throwable failed) {
      failed(failed);
    }
  }

  /** Null if the agent can't tell them. */
  private Figures figures(long nowMillis) {
    try {
      String orders = control.problem();
      return new Figures(
          nowMillis,
          source.enabled(),
          source.headerMode(),
          source.pageHeaders(),
          source.inFlight(),
          source.hookErrors(),
          source.requests(),
          source.errors(),
          source.errorCounts(),
          source.logCounts(),
          failures.get(),
          orders.isEmpty() ? problem : orders);
    } catch (Throwable failed) {
      failed(failed);
      return null;
    }
  }

  private void failed(Throwable failed) {
    failures.incrementAndGet();
    String sentence =
        failed instanceof IOException && failed.getMessage() != null
            ? failed.getMessage()
            : failed.toString();
    if (!sentence.equals(problem)) {
      problem = sentence;
      tell("telemetry: " + sentence);
    }
  }

  private void tell(String sentence) {
    if (++lines <= MOST_LINES) {
      err.println("glossary agent: " + sentence);
    }
  }

  private void drop() {
    PublishedFile dropped = published;
    published = null;
    if (dropped != null) {
      try {
        dropped.close();
      } catch (Throwable failed) {
        failed(failed);
      }
    }
  }

  private void finish() {
    if (closed) {
      return;
    }
    closed = true;
    closing.signalAll();
    if (published != null) {
      round(System.currentTimeMillis());
    }
    try {
      if (published != null) {
        published.writer().cleanExit();
      }
    } catch (Throwable failed) {
      failed(failed);
    }
    drop();
  }
}
