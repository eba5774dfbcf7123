package glossary.agent.logs;

/**
 * OpenTelemetry's agent, which adds {@code trace_id} to log lines itself, with {@code span_id} and
 * more, and none of them where there is a trace id already.
 *
 * @see <a
 *     href="https://github.com/open-telemetry/opentelemetry-java-instrumentation/blob/main/docs/logger-mdc-instrumentation.md">Logger
 *     MDC auto-instrumentation</a>
 */
final class OtherTracer {
  private static final String AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";

  private volatile Boolean there;

  boolean isThere() {
    Boolean known = there;
    if (known == null) {
      known = look();
      there = known;
    }
    return known;
  }

  private static Boolean look() {
    try {
      Class.forName(AGENT, false, ClassLoader.getSystemClassLoader());
      return Boolean.TRUE;
    } catch (ClassNotFoundException | LinkageError absent) {
      return Boolean.FALSE;
    }
  }
}
