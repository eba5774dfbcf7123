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

/**
 * A sidecar that answers at the address of some settings.
 *
 * @param url such as {@code http://127.0.0.1:9123}
 */
public record RunningSidecar(String url) {
  private static final int WAIT_MILLIS = (int) Duration.ofSeconds(1).toMillis();
  private static final int MOST_BYTES = 8192;
  private static final byte[] REQUEST =
      "GET /health/ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** Asks it, for a second or two; empty if nothing answers as a sidecar does. */
  public static Optional<RunningSidecar> at(Settings settings, Path workingDirectory) {
    int port = settings.port();
    if (port == 0) {
      return Optional.empty();
    }
    InetAddress address = reachable(settings.get(Catalogue.API_HOST));
    boolean secured = settings.find(Catalogue.TLS_CERT_FILE).isPresent();
    try {
      String answer = secured ? tls(settings, workingDirectory, address, port) : ask(address, port);
      String host = address.getHostAddress();
      String url =
          "%s://%s:%d"
              .formatted(
                  secured ? "https" : "http", host.contains(":") ? "[" + host + "]" : host, port);
      return isOurs(answer) ? Optional.of(new RunningSidecar(url)) : Optional.empty();
    } catch (IOException | RuntimeException silent) {
      return Optional.empty();
    }
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

  static TlsFiles files(Settings settings, Path directory) {
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
