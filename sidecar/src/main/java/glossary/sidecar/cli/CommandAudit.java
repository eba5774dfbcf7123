package glossary.sidecar.cli;

import glossary.config.Settings;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.errors.logs.LogFiles;
import glossary.sidecar.security.AuditLog;
import glossary.sidecar.security.AuditLog.Outcome;
import java.io.IOException;
import java.nio.file.Path;

/** Notes what a command replaces or deletes, in the audit log of LOG_DIR if there is one. */
final class CommandAudit {

  /** A work; its IOException says what to do. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  private CommandAudit() {}

  static <T> T noted(Settings settings, String action, String target, Work<T> work)
      throws IOException {
    Outcome outcome = Outcome.FAILED;
    try {
      T result = work.run();
      outcome = Outcome.DONE;
      return result;
    } finally {
      note(settings, action, target, outcome);
    }
  }

  private static void note(Settings settings, String action, String target, Outcome outcome) {
    LogFiles log = LogSetup.audit(settings, Path.of(""));
    try {
      String user = System.getProperty("user.name", "");
      AuditLog.operation("command " + action, target, "user " + user, "local", outcome);
    } finally {
      log.close();
    }
  }
}
