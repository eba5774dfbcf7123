package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Which other process has a file open, as far as this user may know. */
final class OpenElsewhere {
  private static final Path PROCESSES = Path.of("/proc");

  private OpenElsewhere() {}

  /** Its id; empty if none is seen, or where the system does not tell. */
  static OptionalLong process(Path file) {
    long self = ProcessHandle.current().pid();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      Path real = file.toRealPath();
      for (Path process : processes) {
        long id = Long.parseLong(process.getFileName().toString());
        if (id != self && hasOpen(process, real)) {
          return OptionalLong.of(id);
        }
      }
    } catch (IOException untold) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private static boolean hasOpen(Path process, Path real) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path one : open) {
        if (isLinkTo(one, real)) {
          return true;
        }
      }
    } catch (IOException endedOrAnotherUsers) {
      return false;
    }
    return false;
  }

  private static boolean isLinkTo(Path descriptor, Path real) {
    try {
      return Files.readSymbolicLink(descriptor).equals(real);
    } catch (IOException closed) {
      return false;
    }
  }
}
