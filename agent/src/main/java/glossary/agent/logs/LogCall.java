package glossary.agent.logs;

import glossary.agent.errors.LogCounts;
import glossary.agent.hooks.Hook;

/** A line is written to the log, by one library. */
abstract class LogCall extends Hook {
  private final Parts parts;

  LogCall(Parts parts) {
    this.parts = parts;
  }

  @Override
  public final Object enter(Object self, Object first, Object second, Object third)
      throws Throwable {
    if (parts.contexts != null) {
      Class<?> context = context(self);
      if (context != null) {
        parts.contexts.logs(context);
      }
    }
    int severity = severity(self, first);
    if (severity == LogCounts.NONE) {
      return null;
    }
    String exception = exception(first, second);
    Object outermost = parts.nesting.enter();
    if (outermost != null) {
      parts.counts.add(severity, exception);
    }
    return outermost;
  }

  /** The class that keeps what log lines tell of a thread; null if the library has none. */
  abstract Class<?> context(Object logger);

  /** One of the constants of {@link LogCounts}. */
  abstract int severity(Object logger, Object first) throws Throwable;

  /** The class of the exception that is logged; null for none. */
  abstract String exception(Object first, Object second) throws Throwable;

  @Override
  protected final boolean isOfServer() {
    return false;
  }
}
