package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways out of a folder, as raw bytes to a whole sidecar in which a file lies to be found. */
class PathTraversalTest {
  private static final String SECRET = "not-for-anyone";

  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(folder.resolve("secret.txt"), SECRET);
    sidecar = TestSidecar.ready(folder, "INPUT_MODE=off", "DOCS_ENABLED=true");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/../../secret.txt",
        "/../../../../../../../../etc/passwd",
        "/./secret.txt",
        "/api/../secret.txt",
        "/api/glossary/../../secret.txt",
        "/api/backups/../../../secret.txt",
        "/api/backups/../../../secret.txt/download",
        "/api/documents/../../secret.txt",
        "/openapi.yaml/../secret.txt",
        "/openapi.yaml/../../secret.txt",
        "/..%2fsecret.txt",
        "/..%2Fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E/secret.txt",
        "/%2e./secret.txt",
        "/.%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/%252e%252e/secret.txt",
        "/%252e%252e%252fsecret.txt",
        "/%25252e%25252e%25252fsecret.txt",
        "/..%252fsecret.txt",
        "/..%255csecret.txt",
        "/..%5csecret.txt",
        "/..%5Csecret.txt",
        "/..\\secret.txt",
        "/%2e%2e%5csecret.txt",
        "/..%c0%afsecret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%c0%ae%c0%ae%c0%afsecret.txt",
        "/..%c1%9csecret.txt",
        "/..%e0%80%afsecret.txt",
        "/%e0%80%ae%e0%80%ae/secret.txt",
        "/%f0%80%80%ae%f0%80%80%ae/secret.txt",
        "/..%u2215secret.txt",
        "/%u002e%u002e/secret.txt",
        "/%uff0e%uff0e/secret.txt",
        "/..%e2%88%95secret.txt",
        "/%ef%bc%8e%ef%bc%8e/secret.txt",
        "/..;/secret.txt",
        "/..;x=y/secret.txt",
        "/;/../secret.txt",
        "/api/glossary;/../../secret.txt",
        "/..%3b/secret.txt",
        "/....//secret.txt",
        "/....//....//secret.txt",
        "/.../secret.txt",
        "/..%00/secret.txt",
        "/secret.txt%00",
        "/secret.txt%00.yaml",
        "/openapi.yaml%00.txt",
        "/..%0d%0a/secret.txt",
        "/..%09/secret.txt",
        "/..%20/secret.txt",
        "/.. /secret.txt",
        "/%20../secret.txt",
        "/..%01/secret.txt",
        "//../secret.txt",
        "///etc/passwd",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/%2f%2e%2e%2fsecret.txt",
        "/file:/etc/passwd",
        "/file:%2f%2f%2fetc%2fpasswd",
        "/C:/Windows/win.ini",
        "/C:%5cWindows%5cwin.ini",
        "/%5c%5cserver%5cshare",
        "/~root/.ssh/id_rsa",
        "/.env",
        "/.git/config",
        "/data/sidecar/admin.token",
        "/api/backups/..%2f..%2fdata%2fsidecar%2fadmin.token/download",
        "/api/backups/%2e%2e/download",
        "/api/jobs/..%2f..",
        "http://localhost/../secret.txt",
        "http://localhost/%2e%2e/secret.txt",
        "../secret.txt",
        "/api/glossary/1/../../../secret.txt",
        "/api/glossary/export?format=../../secret.txt",
        "/api/search/fulltext?q=pump&language=../../secret.txt",
        "/api/search/fulltext?q=../../secret.txt&limit=../1"
      })
  void no_spelling_leads_out(String target) throws IOException {
    String head =
        "GET "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + sidecar.adminToken()
            + "\r\nConnection: close\r\n\r\n";
    String answer;
    try (RawClient client = new RawClient(port())) {
      answer = client.send(head).readToEnd();
    }

    assertThat(answer)
        .matches("(?s)(HTTP/1.1 (400|404|422) .*)?")
        .doesNotContain(SECRET, "root:", sidecar.adminToken(), folder.toString(), "\tat ");
  }

  /** So that the refusals above are not for another reason. */
  @Test
  void the_plain_way_in_is_open() throws IOException {
    assertThat(RawClient.get(port(), "/api/glossary/1").status()).isEqualTo(200);
    assertThat(RawClient.get(port(), "/openapi.yaml").status()).isEqualTo(200);
    assertThat(Files.readString(folder.resolve("secret.txt"))).isEqualTo(SECRET);
  }

  private static int port() {
    return URI.create(sidecar.sidecar().baseUrl()).getPort();
  }
}
