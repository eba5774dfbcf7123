package glossary.sidecar.errors.logs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;

/** Standard error. */
final class Console implements LineSink {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  /** Whether a person reads it. */
  @SuppressWarnings("SystemConsoleNull") // asked only where there is no /proc
  static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException noProc) {
      return System.console() != null;
    }
  }

  /** Whoever writes to it at once: commands, and the start before the files are open. */
  static void print(byte[] line) {
    PrintStream err = System.err;
    err.write(line, 0, line.length);
    err.flush();
  }

  @Override
  public void write(Deque<Line> lines) {
    PrintStream err = System.err;
    for (Line line = lines.poll(); line != null; line = lines.poll()) {
      err.write(line.bytes(), 0, line.bytes().length);
    }
    err.flush();
  }

  @Override
  public void close() {
    System.err.flush();
  }
}
