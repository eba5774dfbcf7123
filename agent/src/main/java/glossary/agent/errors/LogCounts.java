package glossary.agent.errors;

import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.LogCount;
import java.util.ArrayList;
import java.util.List;

/**
 * Counters of what the host has logged, by level and class of exception. Any thread. Bounded: of
 * each level at most {@value #MOST_TYPES} classes, then {@code {other}}.
 */
public final class LogCounts {
  /** Not counted. */
  public static final int NONE = 0;

  public static final int WARN = 1;

  /** And whatever is graver. */
  public static final int ERROR = 2;

  static final int MOST_TYPES = 50;

  private static final String[] LEVELS = {null, "warn", "error"};

  private volatile ErrorCounts[] levels;

  public LogCounts() {
    reset();
  }

  /**
   * One line of the log.
   *
   * @param level {@link #WARN} or {@link #ERROR}
   * @param exception the name of its class; null for none
   */
  public void add(int level, String exception) {
    String type = exception == null ? LogCount.NO_EXCEPTION : ClassNames.stable(exception);
    levels[level].add(type, LEVELS[level]);
  }

  /** Warnings first; within a level, an old one never moves. */
  public List<LogCount> snapshot() {
    List<LogCount> all = new ArrayList<>();
    ErrorCounts[] now = levels;
    for (int level = WARN; level <= ERROR; level++) {
      for (ErrorCount each : now[level].snapshot()) {
        all.add(new LogCount(LEVELS[level], each.type, each.count));
      }
    }
    return all;
  }

  /** Forgets everything. A line that is logged meanwhile may be lost. */
  public final void reset() {
    levels = new ErrorCounts[] {null, new ErrorCounts(MOST_TYPES), new ErrorCounts(MOST_TYPES)};
  }
}
