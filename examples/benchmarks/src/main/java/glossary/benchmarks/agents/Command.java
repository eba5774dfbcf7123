package glossary.benchmarks.agents;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** A program that is run to its end. */
final class Command {

  private Command() {}

  /** Returns its standard output. */
  static List<String> lines(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output = process.inputReader()) {
      List<String> lines = output.lines().toList();
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed");
      }
      return lines;
    } catch (InterruptedException interrupted) {
      process.destroy();
      throw new IOException(interrupted);
    }
  }
}
