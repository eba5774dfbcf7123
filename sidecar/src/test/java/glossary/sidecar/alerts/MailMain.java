package glossary.sidecar.alerts;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sends one mail with a password, in a process that trusts what it was told to. */
final class MailMain {
  private MailMain() {}

  /** Arguments: the port, and whether its server speaks TLS at once. Exits with 1 if refused. */
  public static void main(String[] arguments) {
    MailSettings settings =
        new MailSettings(
            "localhost",
            Integer.parseInt(arguments[0]),
            Boolean.parseBoolean(arguments[1]),
            "sidecar",
            "hunter2",
            "sidecar@example.org",
            List.of("ops@example.org"));
    Alert alert =
        new Alert("id", Instant.EPOCH, AlertKind.NEW_ERROR, "title", "sentence", Map.of(), 0);
    try {
      new Mail(settings, "test").send(List.of(alert));
    } catch (IOException refused) {
      System.out.println(refused.getMessage());
      System.exit(1);
    }
  }
}
