package glossary.sidecar;

import glossary.sidecar.security.AuditLog;
import glossary.sidecar.security.AuditLog.Outcome;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.function.Supplier;

/** What operators do by JMX, with a line of the audit log for each. */
final class AuditedOperations {

  private AuditedOperations() {}

  /**
   * @param target what it is done to; may be empty
   */
  static <T> T call(String operation, String target, Supplier<T> work) {
    Outcome outcome = Outcome.FAILED;
    try {
      T result = work.get();
      outcome = Outcome.DONE;
      return result;
    } finally {
      AuditLog.operation("JMX " + operation, target, "admin", client(), outcome);
    }
  }

  static void run(String operation, String target, Runnable work) {
    call(
        operation,
        target,
        () -> {
          work.run();
          return null;
        });
  }

  /** Consoles that attach to the process come over RMI too, from this machine. */
  private static String client() {
    try {
      return RemoteServer.getClientHost();
    } catch (ServerNotActiveException sameProcess) {
      return "local";
    }
  }
}
