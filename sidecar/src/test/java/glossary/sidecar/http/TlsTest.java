package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;
  private static SSLContext context;

  @BeforeAll
  static void makeKey() throws Exception {
    Path file = folder.resolve("key.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .inheritIO()
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    context = contextOf(file);
  }

  @Test
  void a_request_over_tls_is_answered_and_known_as_secure() throws Exception {
    try (HttpFront front = start(TestFront.LIMITS)) {
      assertThat(ask(front.port(), "TLSv1.3")).contains("HTTP/1.1 200", "secure true");
      assertThat(ask(front.port(), "TLSv1.2")).contains("HTTP/1.1 200");
    }
  }

  @Test
  void old_protocols_are_refused() throws Exception {
    try (HttpFront front = start(TestFront.LIMITS)) {
      assertThatThrownBy(() -> ask(front.port(), "TLSv1.1")).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void an_unfinished_handshake_loses_its_connection() throws Exception {
    try (HttpFront front = start(TestFront.patience(3_000, 5_000, 5_000));
        RawClient client = new RawClient(front.port())) {
      client.send(new byte[] {0x16, 3, 1, 0, 100, 1});

      client.readToEnd();
      TestFront.await("counted", () -> front.statistics().headerTimeouts() == 1);
      assertThat(ask(front.port(), "TLSv1.3")).contains("HTTP/1.1 200");
    }
  }

  /** More than there are workers, each with half a handshake. */
  @Test
  void many_unfinished_handshakes_do_not_keep_others_out() throws Exception {
    List<RawClient> silent = new ArrayList<>();
    try (HttpFront front = start(TestFront.LIMITS)) {
      for (int i = 0; i < Limits.WORKERS + 20; i++) {
        RawClient client = new RawClient(front.port());
        silent.add(client);
        client.send(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
      }
      TestFront.await("all busy", () -> front.statistics().busyWorkers() == Limits.WORKERS);

      assertThat(ask(front.port(), "TLSv1.3")).contains("HTTP/1.1 200");
      assertThat(front.statistics().headerTimeouts()).isPositive();
    } finally {
      for (RawClient client : silent) {
        client.close();
      }
    }
  }

  @Test
  void what_is_no_handshake_is_cut_off() throws Exception {
    Random random = new Random(8);
    try (HttpFront front = start(TestFront.LIMITS)) {
      for (int i = 0; i < 300; i++) {
        try (RawClient client = new RawClient(front.port())) {
          byte[] noise = new byte[1 + random.nextInt(600)];
          random.nextBytes(noise);
          if (i % 3 > 0) {
            noise[0] = (byte) (20 + i % 5); // a kind of TLS record
          }
          client.send(noise);
          client.socket().shutdownOutput();
          assertThat(client.readToEnd()).doesNotContain("HTTP/");
        } catch (SocketException reset) {
          // cut off while it was sending
        }
      }
      assertThat(ask(front.port(), "TLSv1.3")).contains("HTTP/1.1 200");
    }
  }

  @Test
  void a_plain_request_gets_no_http_answer() throws Exception {
    try (HttpFront front = start(TestFront.LIMITS);
        RawClient client = new RawClient(front.port())) {
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(client.readToEnd()).doesNotContain("HTTP/");
      assertThat(ask(front.port(), "TLSv1.3")).contains("HTTP/1.1 200");
    }
  }

  private static HttpFront start(Limits limits) throws IOException {
    Route route =
        get("/", request -> Response.text(200, "text/plain", "secure " + request.secure()));
    Router router = new Router(List.of(route), (request, asked) -> {});
    return HttpFront.start(limits, new Tls(context, null), router, List.of(), Observer.NONE);
  }

  private static String ask(int port, String protocol) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(loopback, port)) {
      socket.setSoTimeout(10_000);
      socket.setEnabledProtocols(new String[] {protocol});
      byte[] request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes();
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SSLContext contextOf(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext made = SSLContext.getInstance("TLS");
    made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return made;
  }
}
