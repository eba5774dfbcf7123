package glossary.sidecar.tls;

import glossary.sidecar.http.Access;
import glossary.sidecar.http.HttpFront;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Observer;
import glossary.sidecar.http.Response;
import glossary.sidecar.http.Route;
import glossary.sidecar.http.Router;
import glossary.sidecar.testing.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server of one path, and a client that believes one certificate. */
final class Handshake {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private Handshake() {}

  static TlsFiles files(TestCertificates files, String certificate, String key, String password) {
    return new TlsFiles(
        files.file(certificate), files.file(key), Optional.ofNullable(password), Optional.empty());
  }

  /** Says who the client is. */
  static HttpFront serve(ServerTls tls) throws IOException {
    Route route =
        new Route(
            "GET",
            "/",
            Access.OPEN,
            request -> Response.text(200, "text/plain", request.certificate().toString()));
    return HttpFront.start(
        Limits.standard("127.0.0.1", 0).named("tls-test"),
        tls.tls(),
        new Router(List.of(route), (request, asked) -> {}),
        List.of(),
        Observer.NONE);
  }

  /** The certificate that the server shows, after a request that was answered. */
  static X509Certificate ask(SSLContext context, int port, String protocol) throws IOException {
    try (SSLSocket socket = connect(context, port, protocol)) {
      answer(socket);
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  /** What is answered to a client of this context, which resumes its session. */
  static String answer(SSLContext context, int port, String protocol) throws IOException {
    try (SSLSocket socket = connect(context, port, protocol)) {
      return answer(socket);
    }
  }

  private static SSLSocket connect(SSLContext context, int port, String protocol)
      throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(loopback, port);
    socket.setSoTimeout(20_000);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  private static String answer(SSLSocket socket) throws IOException {
    socket.getOutputStream().write(REQUEST);
    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!answer.startsWith("HTTP/1.1 200")) {
      throw new IOException("no answer but: " + answer);
    }
    return answer;
  }
}
