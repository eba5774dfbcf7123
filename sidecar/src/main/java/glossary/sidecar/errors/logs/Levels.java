package glossary.sidecar.errors.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import glossary.config.LogLevel;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** The existing server's names of levels for logback's. */
public final class Levels {
  /** Marks an error as critical: the process or a host is in doubt. */
  public static final Marker CRITICAL = MarkerFactory.getMarker("CRITICAL");

  private Levels() {}

  /** CRITICAL too for what the JVM itself throws, such as memory that ran out. */
  public static LogLevel of(ILoggingEvent event) {
    int level = event.getLevel().toInt();
    if (level >= Level.ERROR_INT) {
      return isCritical(event) ? LogLevel.CRITICAL : LogLevel.ERROR;
    }
    if (level >= Level.WARN_INT) {
      return LogLevel.WARNING;
    }
    return level >= Level.INFO_INT ? LogLevel.INFO : LogLevel.DEBUG;
  }

  private static boolean isCritical(ILoggingEvent event) {
    return event.getMarkerList() != null && event.getMarkerList().contains(CRITICAL)
        || event.getThrowableProxy() instanceof ThrowableProxy thrown
            && thrown.getThrowable() instanceof VirtualMachineError;
  }

  /** The least level that logback lets through. */
  public static Level least(LogLevel level) {
    return switch (level) {
      case DEBUG -> Level.DEBUG;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARN;
      case ERROR, CRITICAL -> Level.ERROR;
    };
  }
}
