package glossary.soak.malformed;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packed sidecar in a JVM of its own, with the recommended flags, and what it holds. */
final class ServedSidecar implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("listening on (http://\\S+)");
  private static final Pattern HEAP =
      Pattern.compile("(?m)^jvm_memory_bytes_used\\{area=\"heap\"[,}]\\S* (\\S+)");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  private final Process process;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final URI url;

  /**
   * What a process holds.
   *
   * @param heapBytes after a collection
   */
  record Holdings(int threads, int files, long heapBytes) {}

  ServedSidecar(Path top, Path folder) throws IOException {
    process =
        new ProcessBuilder(
                JAVA.resolve("java").toString(),
                "@" + top.resolve("config/jvm.options"),
                "-jar",
                top.resolve("sidecar/target/glossary-sidecar.jar").toString(),
                "--set=SIDECAR_PORT=0",
                "--set=METRICS_PORT=0",
                "--set=RATE_LIMIT_ENABLED=false",
                "--set=HEALTH_DETAILS=authorized", // they name paths
                "--set=EDITOR_TOKEN=editor-token-of-the-soak",
                "--set=TELEMETRY_DIR=" + folder.resolve("telemetry"))
            .directory(folder.toFile())
            .redirectError(folder.resolve("serve.log").toFile())
            .start();
    url = address(process.inputReader());
  }

  private static URI address(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher url = URL.matcher(line);
      if (url.find()) {
        return URI.create(url.group(1));
      }
    }
    throw new IOException("the sidecar has not started");
  }

  void awaitReady() throws IOException, InterruptedException {
    while (status("/health/ready") != 200) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int status(String target) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url.resolve(target)).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** After a collection of all garbage. Linux. */
  Holdings holdings() throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    new ProcessBuilder(JAVA.resolve("jcmd").toString(), pid, "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    HttpRequest request = HttpRequest.newBuilder(url.resolve("/metrics")).build();
    Matcher heap = HEAP.matcher(client.send(request, BodyHandlers.ofString()).body());
    if (!heap.find()) {
      throw new IOException("the metrics don't tell of the heap");
    }
    return new Holdings(
        count("/proc/" + pid + "/task"),
        count("/proc/" + pid + "/fd"),
        (long) Double.parseDouble(heap.group(1)));
  }

  private static int count(String folder) throws IOException {
    String[] names = new File(folder).list();
    if (names == null) {
      throw new IOException("there is no " + folder);
    }
    return names.length;
  }

  /** Ends it as an operator does; the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
