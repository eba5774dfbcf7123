package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who this process is, for sentences on permissions. */
final class ProcessUser {
  private ProcessUser() {}

  /** Such as {@code user app (uid 1000)}; without the number where the system has none. */
  static String describe() {
    String user = "user " + System.getProperty("user.name");
    try {
      return user + " (uid " + Files.getAttribute(Path.of("/proc/self"), "unix:uid") + ")";
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
      return user;
    }
  }
}
