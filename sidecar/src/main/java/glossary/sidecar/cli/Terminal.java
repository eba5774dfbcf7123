package glossary.sidecar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person is at the other end of a stream. */
final class Terminal {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final String INPUT = "0";
  private static final String ERROR = "2";

  private Terminal() {}

  /** Whether a question would be answered. */
  static boolean answers() {
    return isTerminal(INPUT) && isTerminal(ERROR);
  }

  /** Whether what is written to stderr can be written over. */
  static boolean movesCursor() {
    return isTerminal(ERROR) && !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Where there is no {@code /proc}, the JDK is asked; from 22 on it says yes too often. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal(String descriptor) {
    try {
      String target = Files.readSymbolicLink(OPEN_FILES.resolve(descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException noProc) {
      return System.console() != null;
    }
  }
}
