package glossary.soak.applications;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of an application. Its start script gets a port and JVM flags, and becomes it. */
final class Server implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Process process;
  private final URI base;

  private Server(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param script to be run with the port and an empty folder of its own; it reads JVM_FLAGS
   */
  static Server start(Path script, String flags, Client client, String first) throws Exception {
    int port = freePort();
    Path folder = Files.createTempDirectory("application-");
    ProcessBuilder builder =
        new ProcessBuilder(List.of("bash", script.toString(), "" + port, folder.toString()));
    builder.environment().put("JVM_FLAGS", flags);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output.log").toFile());
    Server server = new Server(builder.start(), URI.create("http://127.0.0.1:" + port));
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        if (client.ask(server.base, first).status() < 500) {
          return server;
        }
      } catch (IOException notYet) {
        if (!server.process.isAlive() || System.nanoTime() > end) {
          server.close();
          throw new IOException(script + " did not start: " + folder.resolve("output.log"), notYet);
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI base() {
    return base;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
