package glossary.sidecar.doctor.checklist;

import glossary.config.Catalogue;
import glossary.config.Secret;
import glossary.config.Settings;
import glossary.sidecar.tls.ServerTls;
import glossary.sidecar.tls.TlsFiles;
import glossary.sidecar.tls.TlsUnusable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A sidecar that answers at the address of some settings.
 *
 * @param url such as {@code http://127.0.0.1:9123}
 */
public record RunningSidecar(String url) {
  private static final int WAIT_MILLIS = (int) Duration.ofSeconds(1).toMillis();

  /** For a whole answer, which may come byte by byte. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int MOST_BYTES = 8192;
  private static final byte[] REQUEST =
      "GET /health/ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** Asks it, for three seconds at most; empty if nothing answers as a sidecar does. */
  public static Optional<RunningSidecar> at(Settings settings, Path workingDirectory) {
    if (settings.port() == 0) {
      return Optional.empty();
    }
    FutureTask<Boolean> asking = new FutureTask<>(() -> isOurs(answer(settings, workingDirectory)));
    Thread thread = new Thread(asking, "ask-sidecar");
    thread.setDaemon(true);
    thread.start();
    try {
      boolean ours = asking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return ours ? Optional.of(new RunningSidecar(url(settings))) : Optional.empty();
    } catch (ExecutionException | TimeoutException silent) {
      return Optional.empty();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String answer(Settings settings, Path workingDirectory) throws IOException {
    InetAddress address = reachable(settings.get(Catalogue.API_HOST));
    return isSecured(settings)
        ? tls(settings, workingDirectory, address, settings.port())
        : ask(address, settings.port());
  }

  private static String url(Settings settings) {
    String host = reachable(settings.get(Catalogue.API_HOST)).getHostAddress();
    return "%s://%s:%d"
        .formatted(
            isSecured(settings) ? "https" : "http",
            host.contains(":") ? "[" + host + "]" : host,
            settings.port());
  }

  private static boolean isSecured(Settings settings) {
    return settings.find(Catalogue.TLS_CERT_FILE).isPresent();
  }

  /** By what only it sends together. */
  private static boolean isOurs(String answer) {
    return answer.contains("\"pong\"")
        && answer.toLowerCase(Locale.ROOT).contains("x-response-time:");
  }

  private static String ask(InetAddress address, int port) throws IOException {
    try (Socket socket = connect(address, port)) {
      return exchange(socket);
    }
  }

  private static String tls(Settings settings, Path directory, InetAddress address, int port)
      throws IOException, TlsUnusable {
    TlsFiles files = files(settings, directory);
    try (ServerTls tls = ServerTls.open(files, Clock.systemUTC());
        Socket plain = connect(address, port);
        Socket socket =
            tls.toOurselves()
                .getSocketFactory()
                .createSocket(plain, address.getHostAddress(), port, true)) {
      return exchange(socket);
    }
  }

  /** Those that the settings name, which must name some. */
  public static TlsFiles files(Settings settings, Path directory) {
    return new TlsFiles(
        directory.resolve(settings.get(Catalogue.TLS_CERT_FILE)),
        directory.resolve(settings.get(Catalogue.TLS_KEY_FILE)),
        settings.find(Catalogue.TLS_KEY_PASSWORD).map(Secret::reveal),
        settings.find(Catalogue.TLS_CLIENT_CA_FILE).map(directory::resolve));
  }

  private static Socket connect(InetAddress address, int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(address, port), WAIT_MILLIS);
    socket.setSoTimeout(WAIT_MILLIS);
    return socket;
  }

  private static String exchange(Socket socket) throws IOException {
    socket.getOutputStream().write(REQUEST);
    return new String(socket.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
  }

  private static InetAddress reachable(String host) {
    InetAddress bound = new InetSocketAddress(host, 0).getAddress();
    return bound == null || bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
  }
}
