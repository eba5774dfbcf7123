package glossary.sidecar.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packed jar in a JVM of its own, with an environment and a folder of its own. */
public final class PackedSidecar implements AutoCloseable {
  private static final Path JAR = Path.of("target", "glossary-sidecar.jar").toAbsolutePath();
  private static final Pattern URL = Pattern.compile("listening on (https?://\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path out;
  private final Path err;

  private PackedSidecar(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts the command and returns at once. */
  public static PackedSidecar start(
      Path folder, Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("TELEMETRY_DIR", folder.resolve("telemetry").toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new PackedSidecar(process, out, err);
  }

  /** Runs the command to its end. */
  public static PackedSidecar run(Path folder, String... arguments) throws Exception {
    PackedSidecar run = start(folder, Map.of(), arguments);
    run.exitCode();
    return run;
  }

  /** Serves on free ports, and waits until it says that it is ready. */
  public static PackedSidecar serve(Path folder, String... arguments) throws Exception {
    List<String> all =
        new ArrayList<>(List.of("serve", "--set", "SIDECAR_PORT=0", "--set", "METRICS_PORT=0"));
    all.addAll(List.of(arguments));
    PackedSidecar served = start(folder, Map.of(), all.toArray(String[]::new));
    served.await("the ready line", () -> URL.matcher(served.out()).find());
    return served;
  }

  public String url() {
    Matcher url = URL.matcher(out());
    if (!url.find()) {
      throw new AssertionError("no ready line: " + out() + err());
    }
    return url.group(1);
  }

  public HttpResponse<String> get(String pathAndQuery) throws Exception {
    return get(URI.create(url() + pathAndQuery));
  }

  public static HttpResponse<String> get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  public String out() {
    return read(out);
  }

  public String err() {
    return read(err);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end, as systemd and Kubernetes do. */
  public void terminate() {
    process.destroy();
  }

  /** As {@code kill -9}. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + out() + err());
    }
    return process.exitValue();
  }

  /** Looks again and again until it holds. */
  public void await(String what, BooleanSupplier holds) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new AssertionError("waited for " + what + ": " + out() + err());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
