package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** One place that events go to. Thread-safe. */
interface Output extends AutoCloseable {

  /** Standard error, at once and on the caller's thread; without the access and the audit log. */
  static Output direct(LineEncoder encoder) {
    return (event, marking) -> {
      if (!LogFiles.isOwnFile(event)) {
        Console.print(encoder.encode(event, marking, true));
      }
    };
  }

  /** A queue that takes what {@code filter} lets through. */
  static Output queued(LineEncoder encoder, LineQueue queue, Filter filter) {
    return queued(encoder, queue, filter, false);
  }

  /** As {@link #queued}, but every line is kept until it is written. */
  static Output kept(LineEncoder encoder, LineQueue queue, Filter filter) {
    return queued(encoder, queue, filter, true);
  }

  private static Output queued(
      LineEncoder encoder, LineQueue queue, Filter filter, boolean allUrgent) {
    return new Output() {
      @Override
      public void accept(ILoggingEvent event, Marking marking) {
        if (filter.takes(event)) {
          boolean urgent = allUrgent || event.getLevel().isGreaterOrEqual(Level.WARN);
          boolean withStack = urgent && queue.roomy();
          queue.offer(new Line(encoder.encode(event, marking, withStack), urgent));
        }
      }

      @Override
      public void close() {
        queue.close();
      }
    };
  }

  /** Must not throw. */
  void accept(ILoggingEvent event, Marking marking);

  @Override
  default void close() {}

  /** Which events an output takes. */
  @FunctionalInterface
  interface Filter {
    boolean takes(ILoggingEvent event);
  }
}
