package glossary.agent.logs;

import glossary.agent.servers.Call;

/** Reads a {@code java.util.logging.LogRecord} without loading its package. */
final class RecordParts {
  private static final Call GET_LEVEL = Call.of("getLevel");
  private static final Call INT_VALUE = Call.ofInt("intValue");
  private static final Call GET_THROWN = Call.of("getThrown");

  private RecordParts() {}

  static Object level(Object record) throws Throwable {
    return GET_LEVEL.on(record);
  }

  /** One of the constants of {@link glossary.agent.errors.LogCounts}. */
  static int severity(Object level) throws Throwable {
    return Severity.javaLogging(INT_VALUE.intOn(level));
  }

  /** Null for none. */
  static String exception(Object record) throws Throwable {
    Object thrown = GET_THROWN.on(record);
    return thrown == null ? null : thrown.getClass().getName();
  }
}
