package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs a main class of the tests. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader from;

  private Child(Process process) {
    this.process = process;
    this.from = process.inputReader(StandardCharsets.UTF_8);
  }

  static Child start(Class<?> main, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next line that it prints; null at its end. */
  String line() throws IOException {
    return from.readLine();
  }

  /** Tells it to come to an end; its last line. */
  String ends() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    String last = null;
    for (String line = line(); line != null; line = line()) {
      last = line;
    }
    return last;
  }

  /** At once, without any chance to tidy up. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
