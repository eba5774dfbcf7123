package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.TestCertificates;
import glossary.sidecar.testing.TestSidecar;
import glossary.sidecar.tls.TlsUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole sidecar that speaks TLS. */
class TlsOfASidecarTest {
  @TempDir static Path keys;
  private static TestCertificates made;

  @TempDir Path folder;

  @BeforeAll
  static void make() throws Exception {
    made = new TestCertificates(keys);
    made.root("root");
    made.newServer("one", "root");
    made.newServer("two", "root");
    made.newServer("ended", "root", "20200101000000Z", "20210101000000Z");
    made.root("staff");
    made.newClient("anna", "staff", "/CN=anna/OU=admin");
    made.newClient("rita", "staff", "/CN=rita/OU=reader");
  }

  private TestSidecar start(String name, String... more) throws Exception {
    put(name);
    List<String> all = new ArrayList<>(List.of(more));
    all.add("TLS_CERT_FILE=server.pem"); // relative to where it was started
    all.add("TLS_KEY_FILE=" + folder.resolve("server.key"));
    return TestSidecar.ready(folder, all.toArray(String[]::new));
  }

  private void put(String name) throws IOException {
    for (String kind : new String[] {"key", "pem"}) {
      Path next = folder.resolve("next." + kind);
      Files.copy(made.file(name + "." + kind), next, StandardCopyOption.REPLACE_EXISTING);
      Files.move(next, folder.resolve("server." + kind), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Command curl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "--cacert", "root.pem"));
    command.addAll(List.of(arguments));
    return Command.run(keys, command.toArray(String[]::new));
  }

  private static int port(TestSidecar sidecar) {
    return URI.create(sidecar.sidecar().baseUrl()).getPort();
  }

  @Test
  void clients_that_know_the_authority_search_over_tls_and_plain_ones_are_cut_off()
      throws Exception {
    try (TestSidecar sidecar = start("one")) {
      assertThat(sidecar.sidecar().readyLine()).contains(" listening on https://127.0.0.1:");
      String url = sidecar.sidecar().baseUrl() + "/api/search/fulltext?q=valve";

      assertThat(curl(url).text()).contains("\"results\"");
      assertThat(Command.run(keys, "curl", "-sS", url).text()).contains("unable to get local");
      assertThat(Command.run(keys, "curl", "-sS", url.replace("https:", "http:")).exitCode())
          .isNotZero();
      assertThat(plain(port(sidecar))).doesNotContain("HTTP/");
      assertThat(curl(url).text()).contains("\"results\"");
    }
  }

  private static String plain(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException reset) {
      return "";
    }
  }

  @Test
  void the_metrics_port_speaks_tls_and_the_main_port_proves_that_it_answers() throws Exception {
    int port = freePort();
    try (TestSidecar sidecar = start("one", "METRICS_PORT=" + port)) {
      String url = "https://127.0.0.1:" + port;
      assertThat(sidecar.get("/health/ping").statusCode()).isEqualTo(200);
      assertThat(curl(url + "/metrics").text())
          .contains("tls_certificate_not_after_timestamp_seconds 4.1023")
          .contains("tls_certificate_last_reload_successful 1.0");
      for (int asked = 0; asked < 3; asked++) {
        assertThat(curl("-o", "/dev/null", "-w", "%{http_code}", url + "/health/ready").text())
            .isEqualTo("200");
      }
      assertThat(curl(url.replace("https:", "http:") + "/metrics").exitCode()).isNotZero();
      assertThat(Files.readString(Path.of("../docs/metrics.md")))
          .contains(
              "`tls_certificate_not_after_timestamp_seconds`",
              "`tls_certificate_last_reload_successful`");
    }
  }

  @Test
  void client_certificates_open_what_their_role_may() throws Exception {
    try (TestSidecar sidecar =
        start("one", "TLS_CLIENT_CA_FILE=" + made.file("staff.pem"), "READER_TOKEN=a-reader")) {
      String search = sidecar.sidecar().baseUrl() + "/api/search/fulltext?q=valve";
      String index = sidecar.sidecar().baseUrl() + "/api/index";

      assertThat(status(search)).isEqualTo("401");
      assertThat(status(search, "--cert", "rita.pem", "--key", "rita.key")).isEqualTo("200");
      assertThat(status(index, "--cert", "rita.pem", "--key", "rita.key")).isEqualTo("403");
      assertThat(status(index, "--cert", "anna.pem", "--key", "anna.key")).isEqualTo("200");
      String token = "Authorization: Bearer " + sidecar.adminToken();
      assertThat(status(index, "--cert", "rita.pem", "--key", "rita.key", "-H", token))
          .as("the greater role counts")
          .isEqualTo("200");
      assertThat(
              status(
                  index,
                  "--cert",
                  "anna.pem",
                  "--key",
                  "anna.key",
                  "-X",
                  "POST",
                  "-H",
                  "Origin: http://127.0.0.1:" + port(sidecar)))
          .as("a browser would show the certificate for any page")
          .isEqualTo("403");
    }
  }

  private static String status(String url, String... more) throws Exception {
    List<String> all = new ArrayList<>(List.of("-o", "/dev/null", "-w", "%{http_code}", url));
    all.addAll(List.of(more));
    return curl(all.toArray(String[]::new)).text();
  }

  @Test
  void a_certificate_that_has_ended_is_served_and_told() throws Exception {
    try (TestSidecar sidecar = start("ended", "HEALTH_DETAILS=always")) {
      Eventually.holds("the issue", () -> performance(sidecar).contains("certificate ended"));
      assertThat(performance(sidecar)).contains("unhealthy", "2021-01-01T00:00:00Z");
      assertThat(curl(sidecar.sidecar().baseUrl() + "/health").text()).contains("expired");
    }
  }

  @Test
  void files_that_do_not_fit_are_told_while_the_old_certificate_serves() throws Exception {
    try (TestSidecar sidecar = start("one", "HEALTH_DETAILS=always")) {
      Files.writeString(folder.resolve("server.pem"), "nonsense");
      Eventually.holds("the issue", () -> performance(sidecar).contains("is not PEM"));
      assertThat(sidecar.get("/metrics").body())
          .contains("tls_certificate_last_reload_successful 0.0");
      assertThat(curl(sidecar.sidecar().baseUrl() + "/health/ping").exitCode()).isZero();
      put("two");
      Eventually.holds("the end", () -> !performance(sidecar).contains("is not PEM"));
    }
  }

  private static String performance(TestSidecar sidecar) {
    JsonNode all = TestSidecar.parse(sidecar.get("/health/detailed").body());
    return all.at("/subsystems/performance").toString();
  }

  /** New connections throughout, so that each has a handshake of its own. */
  @Test
  void certificates_change_under_load_without_a_failed_request() throws Exception {
    try (TestSidecar sidecar = start("one")) {
      URI search = URI.create(sidecar.sidecar().baseUrl() + "/api/search/fulltext?q=valve");
      AtomicBoolean over = new AtomicBoolean();
      ExecutorService clients = Executors.newFixedThreadPool(4);
      List<Future<Integer>> answered = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answered.add(clients.submit(() -> askUntil(over, search)));
      }
      for (String next : List.of("two", "one", "two")) {
        put(next);
        Eventually.holds("CN=" + next, () -> shown(sidecar).contains("CN = " + next));
      }
      over.set(true);
      for (Future<Integer> each : answered) {
        assertThat(each.get()).isGreaterThan(2);
      }
      clients.shutdown();
    }
  }

  private static String shown(TestSidecar sidecar) throws Exception {
    String server = "127.0.0.1:" + port(sidecar);
    return Command.run(keys, "openssl", "s_client", "-connect", server).text();
  }

  private static int askUntil(AtomicBoolean over, URI search) throws Exception {
    int answered = 0;
    while (!over.get()) {
      HttpClient fresh = HttpClient.newBuilder().sslContext(made.trusting("root")).build();
      HttpResponse<String> answer =
          fresh.send(HttpRequest.newBuilder(search).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      answered++;
    }
    return answered;
  }

  @Test
  void it_does_not_start_with_files_that_cannot_be_used() throws Exception {
    put("one");
    Files.copy(
        made.file("two.key"), folder.resolve("server.key"), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(
            () ->
                TestSidecar.started(folder, "TLS_CERT_FILE=server.pem", "TLS_KEY_FILE=server.key"))
        .isInstanceOf(TlsUnusable.class)
        .hasMessageContaining("TLS_KEY_FILE is not the key of the certificate");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
