package glossary.sidecar.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.http.HttpFront;
import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate of an intermediate authority, as public ones are. */
class ChainTest {
  @TempDir static Path folder;
  private static TestCertificates made;

  @BeforeAll
  static void make() throws Exception {
    made = new TestCertificates(folder);
    made.root("root");
    made.intermediate("middle", "root");
    made.newServer("server", "middle");
    made.newServer("other", "root");
  }

  private static ServerTls open(String... parts) throws Exception {
    made.joined("given.pem", parts);
    TlsFiles files = Handshake.files(made, "given.pem", "server.key", null);
    return ServerTls.unwatched(files, Clock.systemUTC());
  }

  private static String curl(int port) throws Exception {
    String[] command = {"curl", "-sS", "--cacert", "root.pem", "https://localhost:" + port + "/"};
    return Command.run(folder, command).text();
  }

  @Test
  void a_client_that_knows_the_root_only_believes_the_chain() throws Exception {
    try (ServerTls tls = open("server.pem", "middle.pem");
        HttpFront front = Handshake.serve(tls)) {
      assertThat(curl(front.port())).contains("role=OPEN");
    }
    try (ServerTls tls = open("server.pem");
        HttpFront front = Handshake.serve(tls)) {
      assertThat(curl(front.port())).contains("unable to get local issuer certificate");
    }
  }

  @Test
  void the_root_and_the_key_may_be_in_the_file_too() throws Exception {
    open("server.key", "server.pem", "middle.pem", "root.pem").close();
  }

  @Test
  void a_wrong_order_is_told() {
    assertThatThrownBy(() -> open("middle.pem", "server.pem"))
        .hasMessageContaining("has the server's certificate in place 2; put it first (CN=server)");
    assertThatThrownBy(() -> open("server.pem", "root.pem", "middle.pem"))
        .hasMessageContaining(
            "certificate 2 (CN=root) is not the issuer of the one before it (CN=server)");
    assertThatThrownBy(() -> open("server.pem", "other.pem"))
        .hasMessageContaining("certificate 2 (CN=other) is not the issuer");
    assertThatThrownBy(() -> open("other.pem"))
        .hasMessageContaining("TLS_KEY_FILE is not the key of the certificate in TLS_CERT_FILE");
  }

  /** Of the same name, and not who signed. */
  @Test
  void a_false_issuer_is_told() throws Exception {
    TestCertificates forged = new TestCertificates(folder.resolve("forged"));
    forged.root("middle");
    Files.copy(forged.file("middle.pem"), folder.resolve("forged.pem"));

    assertThatThrownBy(() -> open("server.pem", "forged.pem"))
        .hasMessageContaining("certificate 2 (CN=middle) is not the issuer");
  }

  @Test
  void files_that_are_something_else_are_told() throws Exception {
    assertThatThrownBy(() -> open("server.key"))
        .hasMessageContaining("TLS_CERT_FILE holds no certificate");
    assertThatThrownBy(() -> open("server.csr"))
        .hasMessageContaining("TLS_CERT_FILE holds no certificate");
    made.openssl("x509", "-in", "server.pem", "-outform", "DER", "-out", "server.der");
    assertThatThrownBy(() -> open(Handshake.files(made, "server.der", "server.key", null)))
        .hasMessageContaining("If it is DER, convert it: openssl x509 -inform DER");
    assertThatThrownBy(() -> open(Handshake.files(made, "server.pem", "server.pem", null)))
        .hasMessageContaining("TLS_KEY_FILE holds no private key");
    assertThatThrownBy(() -> open(Handshake.files(made, ".", "server.key", null)))
        .hasMessageContaining("which is not a file");
    assertThatThrownBy(() -> open(Handshake.files(made, "server.pem", "absent", null)))
        .hasMessageStartingWith("TLS_KEY_FILE names ")
        .hasMessageContaining("which is not there");
    Files.write(folder.resolve("huge"), new byte[2 << 20]);
    assertThatThrownBy(() -> open(Handshake.files(made, "huge", "server.key", null)))
        .hasMessageContaining("more than 1 MiB");
    Files.writeString(
        folder.resolve("garbage.pem"),
        "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n");
    assertThatThrownBy(() -> open(Handshake.files(made, "garbage.pem", "server.key", null)))
        .hasMessageContaining("its certificate 1 is none");
  }

  private static ServerTls open(TlsFiles files) throws TlsUnusable {
    return ServerTls.unwatched(files, Clock.systemUTC());
  }
}
