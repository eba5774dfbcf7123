package glossary.sidecar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person is at the other end of a stream. */
final class Terminal {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  /** The three that every process has. */
  enum Stream {
    IN("0"),
    OUT("1"),
    ERR("2");

    private final String descriptor;

    Stream(String descriptor) {
      this.descriptor = descriptor;
    }
  }

  private Terminal() {}

  /** Whether a question would be answered. */
  static boolean answers() {
    return isTerminal(Stream.IN) && isTerminal(Stream.ERR);
  }

  /** Whether what is written to stderr can be written over. */
  static boolean movesCursor() {
    return isCapable(Stream.ERR);
  }

  /** Whether a terminal shows the stream and understands more than letters. */
  static boolean isCapable(Stream stream) {
    return isTerminal(stream) && !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Where there is no {@code /proc}, the JDK is asked; from 22 on it says yes too often. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isTerminal(Stream stream) {
    try {
      String target = Files.readSymbolicLink(OPEN_FILES.resolve(stream.descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException noProc) {
      return System.console() != null;
    }
  }
}
