package glossary.sidecar.demo;

import glossary.sidecar.attach.CarriedJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A web application that knows nothing of us, in a JVM of its own that loads the agent. It stops
 * when its standard input ends, so that it never outlives this process.
 */
public final class SampleHost implements AutoCloseable {
  private static final String READY = "Glossary on ";
  private static final long PATIENCE_SECONDS = 5;

  private final Process process;
  private final int metricsPort;

  private SampleHost(Process process, int metricsPort) {
    this.process = process;
    this.metricsPort = metricsPort;
  }

  /**
   * Starts it and returns at once.
   *
   * @param folder for all that it needs
   * @throws IOException whose message says what to do
   */
  public static SampleHost start(Path folder) throws IOException {
    int metricsPort = freePort();
    Path agent = CarriedJar.AGENT.unpack(folder.resolve("agent"));
    Path host = CarriedJar.SAMPLE_HOST.unpack(folder.resolve("host"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dsun.net.httpserver.nodelay=true",
            "-javaagent:" + agent + "=" + options(metricsPort, folder),
            "-jar",
            host.toString(),
            "0",
            "--until-end-of-input");
    builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    return new SampleHost(builder.start(), metricsPort);
  }

  private static String options(int metricsPort, Path folder) {
    String telemetry = folder.resolve("telemetry").toString().replace(";", "\\;");
    return "name=demo;port=" + metricsPort + ";telemetry.dir=" + telemetry;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits until it serves.
   *
   * @throws IOException if it ends instead
   */
  public URI awaitUrl() throws IOException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(READY)) {
          return URI.create(line.substring(READY.length()));
        }
      }
    }
    throw new IOException("The sample host did not start; its messages are above.");
  }

  public long pid() {
    return process.pid();
  }

  /** Where the agent answers Prometheus. */
  public URI metricsUrl() {
    return URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
  }

  /** Ends its input, and ends it by force if it does not stop. May be called again. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly().onExit().join();
  }
}
