package glossary.agent.logs;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.servers.Call;
import java.util.Arrays;
import java.util.List;

/**
 * Log4j 2, with loggers of either kind. Hooked where a line is not an event yet: an event takes the
 * thread's map when it is made, and an asynchronous one is made later on another thread.
 */
final class Log4j2 implements LogLibrary {
  private static final String LOGGER = "org.apache.logging.log4j.core.Logger";
  private static final String ASYNC_LOGGER = "org.apache.logging.log4j.core.async.AsyncLogger";
  private static final String LEVEL = "Lorg/apache/logging/log4j/Level;";
  private static final String MARKER = "Lorg/apache/logging/log4j/Marker;";
  private static final String MESSAGE = "Lorg/apache/logging/log4j/message/Message;";
  private static final String STRING = "Ljava/lang/String;";
  private static final String THROWABLE = "Ljava/lang/Throwable;";
  private static final String LOG =
      "(" + LEVEL + MARKER + STRING + "Ljava/lang/StackTraceElement;" + MESSAGE + THROWABLE + ")";
  private static final String LOG_MESSAGE =
      "(" + STRING + LEVEL + MARKER + MESSAGE + THROWABLE + ")";

  private final Parts parts;

  Log4j2(Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<HookPoint> points() {
    Hook line = new Line(parts);
    return Arrays.asList(
        HookPoint.around(LOGGER, "log", LOG, line).picking(0, 5),
        HookPoint.around(ASYNC_LOGGER, "log", LOG, line).picking(0, 5),
        HookPoint.around(LOGGER, "logMessage", LOG_MESSAGE, line).picking(1, 4),
        HookPoint.around(ASYNC_LOGGER, "logMessage", LOG_MESSAGE, line).picking(1, 4));
  }

  private static final class Line extends LogCall {
    private final Call intLevel = Call.ofInt("intLevel");
    private final Neighbour threadContext =
        new Neighbour(LOGGER, "org.apache.logging.log4j.ThreadContext");

    Line(Parts parts) {
      super(parts);
    }

    @Override
    Class<?> context(Object logger) {
      return threadContext.of(logger);
    }

    @Override
    int severity(Object logger, Object level) throws Throwable {
      return Severity.log4j2(intLevel.intOn(level));
    }

    @Override
    String exception(Object level, Object thrown) {
      return thrown == null ? null : thrown.getClass().getName();
    }
  }
}
