package glossary.agent;

import java.lang.instrument.Instrumentation;

/**
 * The entry that a JVM calls for {@code -javaagent:glossary-agent.jar}. This version attaches and
 * changes nothing in the host.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/17/docs/api/java.instrument/java/lang/instrument/package-summary.html">java.lang.instrument</a>
 */
public final class Agent {

  private Agent() {}

  /** Called by the JVM before {@code main}, on the main thread. */
  public static void premain(String options, Instrumentation instrumentation) {}

  /** Called by the JVM on dynamic attach, on the attach listener's thread. */
  public static void agentmain(String options, Instrumentation instrumentation) {}
}
