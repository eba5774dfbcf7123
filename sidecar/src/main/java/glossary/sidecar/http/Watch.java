package glossary.sidecar.http;

import java.util.concurrent.TimeUnit;

/**
 * The deadline of one worker thread. Interrupting a thread that waits for a socket closes the
 * socket, which is the only way to end a blocking read of the JDK server.
 *
 * <p>The worker changes phases and the watchdog interrupts under the same lock, so an interrupt
 * always belongs to the phase that it ended: {@link #leave} takes it back, and the code of handlers
 * never sees one.
 */
final class Watch {
  /** Enough for headers while other requests wait, counted from their first byte. */
  private static final long HURRIED_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Enough for a worker to read what has long come. */
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private final Thread worker;
  private Phase phase = Phase.IDLE;
  private long deadline;
  private long hurriedDeadline;
  private boolean expired;
  private long handlingSince;
  private boolean stuckReported;
  private volatile String requestId = "";
  private volatile String endpoint = "";

  Watch(Thread worker) {
    this.worker = worker;
  }

  /** Waits for the client from now on, for so long at most. Called by the worker. */
  synchronized void enter(Phase waiting, long nanos) {
    phase = waiting;
    deadline = System.nanoTime() + nanos;
  }

  /**
   * Waits for headers from now on. Called by the worker.
   *
   * @param begun when the first byte had come, which may be long ago if no worker was free
   */
  synchronized void enterHeaders(long begun, long nanos) {
    long now = System.nanoTime();
    phase = Phase.HEADERS;
    deadline = now + nanos;
    hurriedDeadline = now + Math.max(LEAST_NANOS, HURRIED_NANOS - (now - begun));
  }

  /** The client made progress: its time starts again. Called by the worker. */
  synchronized void extend(long nanos) {
    deadline = System.nanoTime() + nanos;
  }

  /**
   * Ends the waiting. Called by the worker.
   *
   * @throws TimedOut if the waiting was cut short
   */
  void leave() throws TimedOut {
    Phase ended;
    synchronized (this) {
      ended = phase;
      phase = Phase.HANDLING;
      handlingSince = System.nanoTime();
      if (!expired) {
        return;
      }
      expired = false;
      Thread.interrupted();
    }
    throw new TimedOut(ended);
  }

  /** The request is over, however it ended. Called by the worker. */
  synchronized void finish() {
    phase = Phase.IDLE;
    stuckReported = false;
    if (expired) {
      expired = false;
      Thread.interrupted();
    }
  }

  /** Called by the watchdog. Returns the phase that was cut short, or null if none was. */
  synchronized Phase expireAt(long now) {
    return waits() && now - deadline >= 0 ? expire() : null;
  }

  /** Called by the watchdog while workers are wanted: ends the reading of slow headers. */
  synchronized boolean expireHurriedAt(long now) {
    return hurriedOverdue(now) >= 0 && expire() != null;
  }

  /** How long ago the headers should have come while workers are wanted; negative if not yet. */
  synchronized long hurriedOverdue(long now) {
    return phase == Phase.HEADERS && !expired ? now - hurriedDeadline : -1;
  }

  /** Tells whose request it is that the worker handles. Called by the worker. */
  void handles(String request, String template) {
    requestId = request;
    endpoint = template;
  }

  String requestId() {
    return requestId;
  }

  String endpoint() {
    return endpoint;
  }

  Thread worker() {
    return worker;
  }

  /** Called by the watchdog: whether our own code has run for so long without a sign. */
  synchronized boolean isStuckAt(long now, long nanos) {
    return phase == Phase.HANDLING && now - handlingSince >= nanos;
  }

  /** Called by the watchdog. True once for each request that is stuck. */
  synchronized boolean isNewlyStuckAt(long now, long nanos) {
    boolean newly = !stuckReported && isStuckAt(now, nanos);
    stuckReported |= newly;
    return newly;
  }

  private boolean waits() {
    return !expired && phase != Phase.IDLE && phase != Phase.HANDLING;
  }

  private Phase expire() {
    expired = true;
    worker.interrupt();
    return phase;
  }
}
