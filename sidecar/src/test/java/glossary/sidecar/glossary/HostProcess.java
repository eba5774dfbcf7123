package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A glossary server in a process of its own that has a database open. */
public final class HostProcess implements AutoCloseable {
  private final Process process;
  private final PrintWriter to;
  private final BufferedReader from;

  private HostProcess(Process process) throws IOException {
    this.process = process;
    this.to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.from = process.inputReader(StandardCharsets.UTF_8);
    assertThat(from.readLine()).isEqualTo("ok");
  }

  /** Opens the database, which creates the file if it is missing. */
  public static HostProcess on(Path database) throws IOException {
    return new HostProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                HostMain.class.getName(),
                database.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Creates a database with the existing server's schema and some rows, and ends. */
  public static void leaves(Path database, int rows) throws IOException {
    try (HostProcess host = on(database)) {
      host.does("schema");
      host.does("rows " + rows);
    }
  }

  /** Must succeed. */
  public void does(String command) throws IOException {
    assertThat(answers(command)).isEqualTo("ok");
  }

  public String answers(String command) throws IOException {
    say(command);
    return from.readLine();
  }

  /** Without waiting for the answer. */
  public void say(String command) {
    to.println(command);
  }

  public String answer() throws IOException {
    return from.readLine();
  }

  void diesAtOnce() throws InterruptedException {
    say("halt");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Ends in good order. */
  @Override
  public void close() throws IOException {
    to.close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    from.close();
  }
}
