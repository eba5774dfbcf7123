package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** Is told of every warning and error before it is logged, on the thread that logs. */
@FunctionalInterface
public interface ErrorSink {
  /** Tracks nothing. */
  ErrorSink NONE = event -> Marking.NONE;

  /** Must be quick and must not block. */
  Marking record(ILoggingEvent event);
}
