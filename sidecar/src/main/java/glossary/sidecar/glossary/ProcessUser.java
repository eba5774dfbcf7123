package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who this process is, for sentences on permissions. */
final class ProcessUser {
  private ProcessUser() {}

  /** Whether a file that this process makes beside {@code file} would belong to another user. */
  static boolean isNotOwnerOf(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")
        || !Files.exists(Path.of("/proc/self"))) {
      return false;
    }
    Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return !self.equals(Files.getAttribute(file, "unix:uid"));
  }

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
