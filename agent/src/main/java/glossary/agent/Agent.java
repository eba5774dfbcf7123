package glossary.agent;

import java.io.Closeable;
import java.io.File;
import java.lang.instrument.Instrumentation;

/**
 * The entry that a JVM calls for {@code -javaagent:glossary-agent.jar} and on dynamic attach. All
 * else lives in a class loader of its own. Whatever goes wrong costs one line on standard error,
 * and the host runs on without the agent.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/17/docs/api/java.instrument/java/lang/instrument/package-summary.html">java.lang.instrument</a>
 */
public final class Agent {
  private static final String CORE = "glossary.agent.core.AgentCore";

  /**
   * Says to whoever attaches that the agent runs: a system property that is there while it does.
   */
  private static final String RUNS = "glossary.agent";

  /** The core that runs in this JVM; guarded by the class. */
  private static Closeable running;

  private Agent() {}

  /** Called by the JVM before {@code main}, on the main thread. */
  public static void premain(String options, Instrumentation instrumentation) {
    start(options, instrumentation, true);
  }

  /**
   * Called by the JVM on dynamic attach, on the attach listener's thread. The options {@code
   * enabled=false} end an agent that runs, and free all that it holds.
   */
  public static void agentmain(String options, Instrumentation instrumentation) {
    start(options, instrumentation, false);
  }

  private static synchronized void start(
      String options, Instrumentation instrumentation, boolean hostIsStarting) {
    try {
      if (JdkTool.isRunning()) {
        return;
      }
      if (running == null) {
        running = newCore(options, instrumentation, hostIsStarting);
        tellThatItRuns();
      } else if ("enabled=false".equals(options)) {
        detach();
      } else {
        say("is attached to this JVM already; this second attachment changes nothing.");
      }
    } catch (Throwable failed) {
      say("could not start (" + failed + "); this JVM runs on without it.");
    }
  }

  private static void tellThatItRuns() {
    if (running != null) {
      System.setProperty(RUNS, "attached");
    }
  }

  private static Closeable newCore(
      String options, Instrumentation instrumentation, boolean hostIsStarting) throws Exception {
    AgentLoader loader = new AgentLoader(ownJar());
    try {
      Object core =
          loader
              .loadClass(CORE)
              .getMethod(
                  "start",
                  String.class,
                  Instrumentation.class,
                  Closeable.class,
                  String.class,
                  boolean.class)
              .invoke(null, options, instrumentation, loader, version(), hostIsStarting);
      if (core == null) {
        loader.close();
      }
      return (Closeable) core;
    } catch (java.lang.reflect.InvocationTargetException failed) {
      loader.close();
      throw failed.getCause() instanceof Exception ? (Exception) failed.getCause() : failed;
    }
  }

  private static void detach() throws Exception {
    Closeable core = running;
    running = null;
    System.clearProperty(RUNS);
    core.close();
  }

  /** From the manifest; null where there is none. */
  private static String version() {
    return Agent.class.getPackage().getImplementationVersion();
  }

  private static File ownJar() throws Exception {
    return new File(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void say(String sentence) {
    System.err.println("glossary-agent: " + sentence);
  }
}
