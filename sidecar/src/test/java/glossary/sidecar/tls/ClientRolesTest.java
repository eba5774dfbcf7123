package glossary.sidecar.tls;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.http.HttpFront;
import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client certificates, shown by curl and by a connection that outlives its authority. */
class ClientRolesTest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  @TempDir static Path folder;
  private static TestCertificates made;

  @BeforeAll
  static void make() throws Exception {
    made = new TestCertificates(folder);
    made.root("root");
    made.newServer("server", "root");
    made.root("staff");
    made.intermediate("team", "staff");
    made.newClient("anna", "staff", "/CN=anna/OU=admin");
    made.newClient("carl", "team", "/CN=carl/OU=reader/OU=editor");
    made.joined("carl-chain.pem", "carl.pem", "team.pem");
    made.newClient("nobody", "staff", "/CN=admin");
    made.newClient("past", "staff", "/CN=past/OU=admin", "20210101000000Z");
    made.newServer("wrong-usage", "staff");
    made.root("foreign");
    made.newClient("stranger", "foreign", "/CN=anna/OU=admin");
    TestCertificates forged = new TestCertificates(folder.resolve("forged"));
    forged.root("staff");
    forged.newClient("forged", "staff", "/CN=anna/OU=admin");
    Files.copy(forged.file("forged.pem"), made.file("forged.pem"));
    Files.copy(forged.file("forged.key"), made.file("forged.key"));
  }

  private static ServerTls open(String authorities) throws Exception {
    Path copy = made.file("authorities.pem");
    Files.copy(made.file(authorities), copy, StandardCopyOption.REPLACE_EXISTING);
    TlsFiles files =
        new TlsFiles(
            made.file("server.pem"), made.file("server.key"), Optional.empty(), Optional.of(copy));
    return ServerTls.unwatched(files, Clock.systemUTC());
  }

  private static String curl(int port, String certificate, String key) throws Exception {
    return run(port, certificate, key).text();
  }

  private static Command run(int port, String certificate, String key) throws Exception {
    String url = "https://localhost:" + port + "/";
    return Command.run(
        folder, "curl", "-sS", "--cacert", "root.pem", "--cert", certificate, "--key", key, url);
  }

  @Test
  void the_unit_in_a_certificate_of_the_authority_is_the_role() throws Exception {
    try (ServerTls tls = open("staff.pem");
        HttpFront front = Handshake.serve(tls)) {
      assertThat(curl(front.port(), "anna.pem", "anna.key"))
          .contains("name=OU=admin,CN=anna", "role=ADMIN");
      assertThat(curl(front.port(), "carl-chain.pem", "carl.key")).contains("role=EDIT");
      assertThat(curl(front.port(), "nobody.pem", "nobody.key"))
          .contains("name=CN=admin", "role=OPEN");
    }
  }

  @Test
  void a_client_without_a_certificate_is_anyone() throws Exception {
    try (ServerTls tls = open("staff.pem");
        HttpFront front = Handshake.serve(tls)) {
      for (String version : new String[] {"1.2", "1.3"}) {
        String url = "https://localhost:" + front.port();
        String[] command = {"curl", "-sS", "--cacert", "root.pem", "--tls-max", version, url};
        assertThat(Command.run(folder, command).text()).contains("name=, role=OPEN");
      }
    }
  }

  @Test
  void all_other_certificates_end_the_handshake() throws Exception {
    try (ServerTls tls = open("staff.pem");
        HttpFront front = Handshake.serve(tls)) {
      for (String name : new String[] {"stranger", "forged", "past", "wrong-usage", "carl"}) {
        Command refused = run(front.port(), name + ".pem", name + ".key");
        assertThat(refused.exitCode()).as("%s: %s", name, refused.text()).isNotZero();
        assertThat(refused.text()).doesNotContain("role=");
      }
      assertThat(curl(front.port(), "anna.pem", "anna.key")).contains("role=ADMIN");
    }
  }

  @Test
  void a_resumed_session_does_not_outlive_its_authority() throws Exception {
    try (ServerTls tls = open("staff.pem");
        HttpFront front = Handshake.serve(tls)) {
      SSLContext anna = made.client("root", "anna");
      assertThat(Handshake.answer(anna, front.port(), "TLSv1.3")).contains("role=ADMIN");
      assertThat(Handshake.answer(anna, front.port(), "TLSv1.3")).contains("role=ADMIN");
      Files.copy(
          made.file("foreign.pem"),
          made.file("authorities.pem"),
          StandardCopyOption.REPLACE_EXISTING);
      tls.look();
      assertThat(Handshake.answer(anna, front.port(), "TLSv1.3")).contains("role=OPEN");
    }
  }

  @Test
  void an_open_connection_does_not_outlive_its_certificate() throws Exception {
    String end = TIME.format(Instant.now().plusSeconds(5));
    made.newClient("short", "staff", "/CN=short/OU=admin", end);
    try (ServerTls tls = open("staff.pem");
        HttpFront front = Handshake.serve(tls);
        OpenConnection open = new OpenConnection(made.client("root", "short"), front.port())) {
      assertThat(open.ask()).contains("role=ADMIN");
      Eventually.holds("the end of the certificate", () -> open.ask().contains("role=OPEN"));
    }
  }
}
