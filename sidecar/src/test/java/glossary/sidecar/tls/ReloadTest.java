package glossary.sidecar.tls;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.http.HttpFront;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change while the server runs. */
class ReloadTest {
  @TempDir Path folder;
  private TestCertificates made;

  @BeforeEach
  void make() throws Exception {
    made = new TestCertificates(folder);
    made.root("root");
    made.newServer("old", "root");
    made.newServer("new", "root");
    put("old", "pem");
    put("old", "key");
  }

  private void put(String name, String kind) throws IOException {
    Files.copy(
        made.file(name + "." + kind),
        made.file("server." + kind),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private TlsFiles files() {
    return Handshake.files(made, "server.pem", "server.key", null);
  }

  /** To a client that has never been here, and so resumes no session. */
  private String shown(HttpFront front) throws Exception {
    return Handshake.ask(made.trusting("root"), front.port(), "TLSv1.3")
        .getSubjectX500Principal()
        .getName();
  }

  @Test
  void a_new_pair_is_shown_within_seconds_without_being_told() throws Exception {
    try (ServerTls tls = ServerTls.open(files(), Clock.systemUTC());
        HttpFront front = Handshake.serve(tls)) {
      assertThat(shown(front)).isEqualTo("CN=old");
      put("new", "key");
      put("new", "pem");
      Eventually.holds("reload", () -> tls.state().subject().equals("CN=new"));
      assertThat(shown(front)).isEqualTo("CN=new");
      assertThat(tls.state().problem()).isEmpty();
    }
  }

  @Test
  void a_pair_that_does_not_fit_leaves_the_old_one_and_is_told_when_it_stays_so() throws Exception {
    try (ServerTls tls = ServerTls.unwatched(files(), Clock.systemUTC());
        HttpFront front = Handshake.serve(tls)) {
      put("new", "pem");
      tls.look();
      assertThat(tls.state().problem()).as("the key may come in a moment").isEmpty();
      tls.look();
      assertThat(tls.state().problem())
          .hasValueSatisfying(
              said -> assertThat(said).contains("TLS_KEY_FILE is not the key of the certificate"));
      assertThat(shown(front)).isEqualTo("CN=old");

      put("new", "key");
      tls.look();
      assertThat(tls.state().problem()).isEmpty();
      assertThat(shown(front)).isEqualTo("CN=new");
    }
  }

  @Test
  void files_that_vanish_or_are_damaged_leave_the_old_pair() throws Exception {
    try (ServerTls tls = ServerTls.unwatched(files(), Clock.systemUTC());
        HttpFront front = Handshake.serve(tls)) {
      Files.delete(made.file("server.pem"));
      tls.look();
      tls.look();
      assertThat(tls.state().problem())
          .hasValueSatisfying(said -> assertThat(said).contains("which is not there"));
      Files.writeString(made.file("server.pem"), "");
      tls.look();
      tls.look();
      assertThat(tls.state().problem())
          .hasValueSatisfying(said -> assertThat(said).contains("is not PEM"));
      assertThat(shown(front)).isEqualTo("CN=old");

      put("old", "pem");
      tls.look();
      assertThat(tls.state().problem()).isEmpty();
    }
  }

  /** As Kubernetes mounts secrets: links through a folder that is replaced at once. */
  @Test
  void a_folder_behind_a_link_is_followed() throws Exception {
    for (String name : new String[] {"old", "new"}) {
      Path folderOf = Files.createDirectory(folder.resolve(".." + name));
      Files.copy(made.file(name + ".pem"), folderOf.resolve("tls.crt"));
      Files.copy(made.file(name + ".key"), folderOf.resolve("tls.key"));
    }
    Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("..old"));
    Files.createSymbolicLink(folder.resolve("tls.crt"), Path.of("..data/tls.crt"));
    Files.createSymbolicLink(folder.resolve("tls.key"), Path.of("..data/tls.key"));
    TlsFiles files = Handshake.files(made, "tls.crt", "tls.key", null);
    try (ServerTls tls = ServerTls.unwatched(files, Clock.systemUTC())) {
      assertThat(tls.state().subject()).isEqualTo("CN=old");
      Path next = Files.createSymbolicLink(folder.resolve("..next"), Path.of("..new"));
      Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
      tls.look();
      assertThat(tls.state().subject()).isEqualTo("CN=new");
    }
  }

  /** The kind of key may change, too. */
  @Test
  void an_rsa_certificate_can_follow_an_elliptic_one() throws Exception {
    made.key("rsa", "RSA");
    made.server("rsa", "root");
    try (ServerTls tls = ServerTls.unwatched(files(), Clock.systemUTC());
        HttpFront front = Handshake.serve(tls)) {
      assertThat(shown(front)).isEqualTo("CN=old");
      put("rsa", "pem");
      put("rsa", "key");
      tls.look();
      assertThat(shown(front)).isEqualTo("CN=rsa");
    }
  }
}
