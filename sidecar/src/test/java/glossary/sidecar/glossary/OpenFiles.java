package glossary.sidecar.glossary;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts this process's open handles. */
final class OpenFiles {
  private static final Path HANDLES = Path.of("/proc/self/fd");

  private OpenFiles() {}

  /** Handles of the file and of what SQLite keeps beside it. */
  static int of(Path file) throws IOException {
    assumeThat(HANDLES).exists();
    int count = 0;
    try (DirectoryStream<Path> handles = Files.newDirectoryStream(HANDLES)) {
      for (Path handle : handles) {
        if (target(handle).startsWith(file.toRealPath().toString())) {
          count++;
        }
      }
    }
    return count;
  }

  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
