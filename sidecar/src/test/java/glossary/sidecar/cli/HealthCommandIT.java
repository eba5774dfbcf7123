package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe of a container, beside a sidecar of the packed jar, none, and something else. */
class HealthCommandIT {
  @TempDir Path folder;

  @Test
  void it_is_0_beside_a_sidecar_that_is_ready_and_1_when_it_has_ended() throws Exception {
    String port = "METRICS_PORT=" + freePort();
    try (PackedSidecar sidecar = PackedSidecar.serve(folder, "--set", port)) {
      PackedSidecar asked = PackedSidecar.run(folder, "health", "--set", port);
      assertThat(asked.exitCode()).as(asked.err()).isZero();
      assertThat(asked.out()).isEqualTo("ready\n");
      assertThat(sidecar.isAlive()).isTrue();
      assertThat(PackedSidecar.run(folder, "health", "--set", port, "--json").out())
          .startsWith("{\"ready\":true");
      assertThat(PackedSidecar.run(folder, "health", "--set", port, "-q").out()).isEmpty();
    }
    PackedSidecar asked = PackedSidecar.run(folder, "health", "--set", port);

    assertThat(asked.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(asked.err()).contains("No sidecar answers at http://127.0.0.1:", "/health/ready");
  }

  @Test
  void a_sidecar_that_awaits_its_database_is_not_ready() throws Exception {
    String port = "METRICS_PORT=" + freePort();
    String none = "DATABASE_URL=sqlite:///none.db";
    String[] serve = {"serve", "--set", "SIDECAR_PORT=0", "--set", port, "--set", none};
    try (PackedSidecar sidecar = PackedSidecar.start(folder, Map.of(), serve)) {
      sidecar.await("the log", () -> sidecar.err().contains("none.db"));
      PackedSidecar asked = PackedSidecar.run(folder, "health", "--set", port);

      assertThat(asked.exitCode()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(asked.out()).startsWith("not ready: {");
    }
  }

  @Test
  void what_answers_something_else_is_no_sidecar() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answer(other));
      answers.start();
      PackedSidecar asked =
          PackedSidecar.run(folder, "health", "--set", "METRICS_PORT=" + other.getLocalPort());
      answers.join();

      assertThat(asked.exitCode()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(asked.err()).contains("No sidecar answers").doesNotContain("Exception");
    }
  }

  @Test
  void without_the_port_that_probes_ask_it_says_what_to_set() throws Exception {
    PackedSidecar asked = PackedSidecar.run(folder, "health", "--set", "METRICS_PORT=0");

    assertThat(asked.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(asked.err()).contains("METRICS_PORT is 0; set it");
  }

  @Test
  void beside_a_sidecar_with_tls_it_believes_the_certificate_of_the_settings_alone()
      throws Exception {
    TestCertificates made = new TestCertificates(folder.resolve("tls"));
    made.root("ca");
    made.newServer("server", "ca");
    made.newServer("other", "ca");
    String[] tls = {"--set", "METRICS_PORT=" + freePort(), "--set", "", "--set", ""};
    try (PackedSidecar sidecar = PackedSidecar.serve(folder, with(tls, "server"))) {
      PackedSidecar asked = health(with(tls, "server"));
      assertThat(asked.out()).as(asked.err()).isEqualTo("ready\n");
      assertThat(sidecar.url()).startsWith("https://");

      PackedSidecar refused = health(with(tls, "other"));
      assertThat(refused.exitCode()).isEqualTo(ExitCode.PROBLEMS);
      assertThat(refused.err()).contains("No sidecar answers at https://");
    }
  }

  private static String[] with(String[] options, String certificate) {
    String[] all = options.clone();
    all[3] = "TLS_CERT_FILE=tls/" + certificate + ".pem";
    all[5] = "TLS_KEY_FILE=tls/" + certificate + ".key";
    return all;
  }

  private PackedSidecar health(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("health"));
    all.addAll(List.of(options));
    return PackedSidecar.run(folder, all.toArray(String[]::new));
  }

  private static void answer(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
