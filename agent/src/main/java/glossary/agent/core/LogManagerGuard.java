package glossary.agent.core;

import java.lang.instrument.Instrumentation;

/**
 * Tells whether management beans may be started. They load the JDK's log manager, and a host with
 * one of its own (JBoss, Quarkus) does not boot if the JDK's comes first.
 */
final class LogManagerGuard {
  private static final String LOG_MANAGER = "java.util.logging.LogManager";

  private final Instrumentation instrumentation;

  LogManagerGuard(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** True once the host's own manager is loaded, which {@code LogManager} does as it starts. */
  boolean isSettled() {
    String own = System.getProperty("java.util.logging.manager");
    if (own != null) {
      return isLoaded(own);
    }
    return System.getenv("JBOSS_HOME") == null || isLoaded(LOG_MANAGER);
  }

  /** Whether this JVM has an MBean server already. */
  boolean isManaged() {
    return isLoaded("javax.management.MBeanServerDelegate");
  }

  private boolean isLoaded(String className) {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals(className)) {
        return true;
      }
    }
    return false;
  }
}
