package glossary.sidecar.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many columns the terminal has. */
final class TerminalWidth {
  private static final int ELSEWHERE = 120;
  private static final File TERMINAL = new File("/dev/tty");

  private TerminalWidth() {}

  /** COLUMNS; else what the terminal says; else a width that reads well. */
  static int now() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    if (isWidth(columns)) {
      return Integer.parseInt(columns);
    }
    return Terminal.isTerminal(Terminal.Stream.OUT) ? asked() : ELSEWHERE;
  }

  private static int asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return ELSEWHERE;
      }
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      String[] fields = size.strip().split(" ", -1);
      return fields.length == 2 && isWidth(fields[1]) ? Integer.parseInt(fields[1]) : ELSEWHERE;
    } catch (IOException noTerminal) {
      return ELSEWHERE;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return ELSEWHERE;
    }
  }

  private static boolean isWidth(String text) {
    return text.matches("[1-9][0-9]{1,3}");
  }
}
