package glossary.sidecar.errors;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells listeners of errors on one thread, so that a dead or slow one costs no request more than a
 * place in a queue. What finds no place is left out and counted. Thread-safe.
 */
final class Reporting implements AutoCloseable {
  private static final int CAPACITY = 256;
  private static final long LAST_CHANCE_MILLIS = 2000;
  private static final long LOOK_MILLIS = 200;

  private final List<ErrorListener> listeners;
  private final BlockingQueue<ErrorReport> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final LongAdder lost = new LongAdder();
  private final Thread thread = new Thread(null, this::run, "error-reports", 0, false);
  private volatile boolean closed;

  Reporting(List<ErrorListener> listeners) {
    this.listeners = List.copyOf(listeners);
    thread.setDaemon(true);
    if (!listeners.isEmpty()) {
      thread.start();
    }
  }

  /** Returns at once. */
  void offer(ErrorReport report) {
    if (!listeners.isEmpty() && !waiting.offer(report)) {
      lost.increment();
    }
  }

  long lost() {
    return lost.sum();
  }

  /** Tells what waits, for two seconds at most. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(LAST_CHANCE_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    listeners.forEach(Reporting::closeOne);
  }

  private void run() {
    while (!closed || !waiting.isEmpty()) {
      try {
        ErrorReport report = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (report != null) {
          listeners.forEach(listener -> tell(listener, report));
        }
      } catch (InterruptedException notOurs) {
        return;
      }
    }
  }

  /** A listener that fails is not logged: that would be an error to report. */
  private void tell(ErrorListener listener, ErrorReport report) {
    try {
      listener.happened(report);
    } catch (RuntimeException | LinkageError failed) {
      lost.increment();
    }
  }

  private static void closeOne(ErrorListener listener) {
    try {
      listener.close();
    } catch (RuntimeException failed) {
      // The others are closed nevertheless.
    }
  }
}
