package glossary.sidecar.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that has run to its end.
 *
 * @param text what it wrote, errors included
 */
public record Command(int exitCode, String text) {

  /** Runs it in a folder, for two minutes at most. */
  public static Command run(Path folder, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + String.join(" ", command));
    }
    return new Command(process.exitValue(), text);
  }

  /** Whether there is such a program. */
  public static boolean exists(String program) {
    try {
      new ProcessBuilder(program, "--version").start().destroy();
      return true;
    } catch (IOException absent) {
      return false;
    }
  }
}
