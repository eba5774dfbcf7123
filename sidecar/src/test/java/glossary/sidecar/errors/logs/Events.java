package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;

/** Events as logback makes them, without the loggers of this process. */
final class Events {
  private static final LoggerContext CONTEXT = new LoggerContext();

  private Events() {}

  static LoggingEvent of(Level level, String message, Throwable thrown, Object... arguments) {
    return of("glossary.sidecar.SomeRoom", level, message, thrown, arguments);
  }

  static LoggingEvent of(
      String name, Level level, String message, Throwable thrown, Object... arguments) {
    Logger logger = CONTEXT.getLogger(name);
    LoggingEvent event = new LoggingEvent("x", logger, level, message, thrown, arguments);
    event.setMDCPropertyMap(Map.of());
    return event;
  }

  /** Of a request with this context. */
  static LoggingEvent of(
      Map<String, String> context, Level level, String message, Throwable thrown, Object... args) {
    Logger logger = CONTEXT.getLogger("glossary.sidecar.SomeRoom");
    LoggingEvent event = new LoggingEvent("x", logger, level, message, thrown, args);
    event.setMDCPropertyMap(context);
    return event;
  }
}
