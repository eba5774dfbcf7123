package glossary.agent.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A host in a JVM of its own; it ends with this process at the latest. */
final class HostProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;

  private final Process process;
  private final Path errors;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> ready = new CompletableFuture<>();
  private final Thread reader = new Thread(this::read, "host output");

  private HostProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    reader.start();
  }

  static HostProcess start(ServerUnderTest server) throws IOException {
    return start(Launch.of(server));
  }

  /** Returns when the host serves. */
  static HostProcess start(Launch launch) throws IOException {
    Path folder = Folders.fresh("host");
    Path errors = folder.resolve("stderr.log");
    Launch here = launch.flags("-Djava.io.tmpdir=" + folder);
    ProcessBuilder builder = new ProcessBuilder(here.command(Folders.website().toString()));
    builder.environment().putAll(launch.environment());
    builder.redirectError(errors.toFile());
    HostProcess host = new HostProcess(builder.start(), errors);
    host.awaitReady();
    return host;
  }

  private void awaitReady() throws IOException {
    try {
      ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      process.destroyForcibly();
      throw new IOException("the host did not start:\n" + errors(), failure);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.startsWith("READY ")) {
          ready.complete(Integer.valueOf(line.substring(6)));
        }
      }
      ready.completeExceptionally(new IOException("its output ended: " + output));
    } catch (IOException failure) {
      ready.completeExceptionally(failure);
    }
  }

  RawClient client() {
    return new RawClient(ready.join());
  }

  long pid() {
    return process.pid();
  }

  /** All lines of standard output so far. */
  List<String> output() {
    return output;
  }

  /** All of standard error so far. */
  String errors() {
    try {
      return Files.readString(errors, UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends the host as an operator would; returns its exit code. */
  int stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      kill();
      throw new IOException("the host did not stop");
    }
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
