package glossary.sidecar.http;

import java.util.concurrent.locks.LockSupport;

/** A thread that serves one request after the other, with its watch. */
final class Worker extends Thread {
  /** Given instead of a request, it ends the worker. */
  static final Runnable NO_MORE = () -> {};

  private final Workers workers;
  private final Watch watch = new Watch(this);
  private volatile Runnable given;

  Worker(Workers workers, Runnable first, String name) {
    super(null, null, name, 0, false);
    this.workers = workers;
    this.given = first;
    setDaemon(true);
  }

  Watch watch() {
    return watch;
  }

  /** Of the calling worker. */
  static Watch currentWatch() {
    return ((Worker) Thread.currentThread()).watch;
  }

  /** Wakes this idle worker, which belongs to the caller alone until then. */
  void give(Runnable request) {
    given = request;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    Runnable request = awaitGiven();
    while (request != NO_MORE) {
      serve(request);
      request = workers.waitingOrIdle(this);
      if (request == null) {
        request = awaitGiven();
      }
    }
  }

  /** An error ends the request and is reported; the worker goes on. */
  private void serve(Runnable request) {
    try {
      request.run();
    } catch (Throwable failed) {
      getUncaughtExceptionHandler().uncaughtException(this, failed);
    }
  }

  private Runnable awaitGiven() {
    Runnable request = given;
    while (request == null) {
      LockSupport.park(this);
      Thread.interrupted(); // what a handler left behind would keep it from resting
      request = given;
    }
    given = null;
    return request;
  }
}
