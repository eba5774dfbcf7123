package glossary.agent.logs;

import glossary.agent.errors.LogCounts;
import glossary.agent.hooks.HookPoint;
import glossary.agent.servers.Call;
import java.util.Collections;
import java.util.List;

/** {@code java.util.logging}, which has no map of the thread. */
final class JavaLogging implements LogLibrary {
  private final Parts parts;

  JavaLogging(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<HookPoint> points() {
    return Collections.singletonList(
        HookPoint.around(
            "java.util.logging.Logger", "log", "(Ljava/util/logging/LogRecord;)", new Line(parts)));
  }

  private static final class Line extends LogCall {
    private final Call isLoggable = Call.matching("isLoggable", "java.util.logging.Level");

    Line(Parts parts) {
      super(parts);
    }

    @Override
    Class<?> context(Object logger) {
      return null;
    }

    /** The method is called with records that are then not written, too. */
    @Override
    int severity(Object logger, Object record) throws Throwable {
      if (record == null) {
        return LogCounts.NONE;
      }
      Object level = RecordParts.level(record);
      int severity = RecordParts.severity(level);
      return severity == LogCounts.NONE || (boolean) isLoggable.on(logger, level)
          ? severity
          : LogCounts.NONE;
    }

    @Override
    String exception(Object record, Object none) throws Throwable {
      return RecordParts.exception(record);
    }
  }
}
