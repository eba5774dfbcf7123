package glossary.agent.logs;

import glossary.agent.errors.LogCounts;

/** From a library's numbers of levels to what is counted. */
final class Severity {
  private static final int WARN = 30_000;
  private static final int ERROR = 40_000;
  private static final int JUL_WARNING = 900;
  private static final int JUL_SEVERE = 1000;
  private static final int LOG4J2_WARN = 300;
  private static final int LOG4J2_ERROR = 200;

  private Severity() {}

  /**
   * Of log4j 1 and Logback.
   *
   * @return one of the constants of {@link LogCounts}
   */
  static int rising(int level) {
    return level >= ERROR ? LogCounts.ERROR : level >= WARN ? LogCounts.WARN : LogCounts.NONE;
  }

  /** Of java.util.logging and those who extend it. */
  static int javaLogging(int level) {
    return level >= JUL_SEVERE
        ? LogCounts.ERROR
        : level >= JUL_WARNING ? LogCounts.WARN : LogCounts.NONE;
  }

  /** Of log4j 2, where what is graver has the smaller number, and 0 is off. */
  static int log4j2(int level) {
    return level <= LOG4J2_ERROR
        ? LogCounts.ERROR
        : level <= LOG4J2_WARN ? LogCounts.WARN : LogCounts.NONE;
  }
}
