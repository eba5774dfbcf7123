package glossary.benchmarks.agents;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A host in a process of its own, from its start to its end. */
final class HostRun implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long BETWEEN_TRIES_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private final Process process;
  private final int port;
  private final String path;
  private final double firstResponseMillis;

  private HostRun(Process process, int port, String path, double firstResponseMillis) {
    this.process = process;
    this.port = port;
    this.path = path;
    this.firstResponseMillis = firstResponseMillis;
  }

  /** Returns after the first response. */
  static HostRun start(List<String> flags, Host host, int freePort, File log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(host.javaHome(), "bin", "java").toString());
    command.addAll(flags);
    String argument = host.argument() == null ? "" + freePort : host.argument();
    command.addAll(List.of("-cp", host.classPath(), host.mainClass(), argument));
    Files.write(log.toPath(), new byte[0]);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    long begun = System.nanoTime();
    Process process = builder.start();
    int port = host.argument() == null ? freePort : -1;
    while (port < 0 || !answers(port, host.path())) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE_NANOS) {
        process.destroyForcibly();
        throw new IOException("no response from " + command + "; see " + log);
      }
      LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
      port = port < 0 ? Host.readyPort(log.toPath()) : port;
    }
    return new HostRun(process, port, host.path(), (System.nanoTime() - begun) / 1e6);
  }

  private static boolean answers(int port, String path) {
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == 'H';
    } catch (IOException notYet) {
      return false;
    }
  }

  double firstResponseMillis() {
    return firstResponseMillis;
  }

  ProcessFigures figures() {
    return new ProcessFigures(process.pid());
  }

  String url() {
    return "http://127.0.0.1:" + port + path;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      throw new IOException(interrupted);
    }
  }
}
