package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a caller sends becomes a header, a second answer or a line of the log's own. */
class HeaderInjectionTest {
  private static final List<String> ROUTES =
      List.of(
          "GET /api/search/fulltext",
          "GET /api/search/suggest",
          "GET /api/glossary",
          "GET /api/glossary/{id}",
          "PUT /api/glossary/{id}",
          "DELETE /api/glossary/{id}",
          "GET /api/glossary/export",
          "GET /api/relationships/{id}",
          "GET /api/documents/{id}",
          "GET /api/backups",
          "GET /api/backups/{id}/download",
          "POST /api/backups/prune",
          "GET /api/jobs/{id}",
          "GET /api/hosts/{id}",
          "GET /api/errors/{id}",
          "GET /health",
          "GET /metrics",
          "OPTIONS /api/glossary/{id}",
          "GET /nowhere/{id}");

  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    sidecar = TestSidecar.ready(folder, "INPUT_MODE=off");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%0d%0aX-Injected:1",
        "%0aX-Injected:1",
        "%0dX-Injected:1",
        "%0d%0a%20X-Injected:1",
        "%0d%0a%0d%0aHTTP/1.1%20200%20OK%0d%0aX-Injected:1",
        "%E5%98%8A%E5%98%8DX-Injected:1",
        "%C4%8D%C4%8AX-Injected:1",
        "%00%0d%0aX-Injected:1",
        "%250d%250aX-Injected:1",
        "%E2%80%A8X-Injected:1",
        "%C2%85X-Injected:1"
      })
  void no_value_of_a_query_or_path_becomes_a_header(String value) throws IOException {
    for (String route : ROUTES) {
      String path = route.replace("{id}", "1" + value);
      StringBuilder query = new StringBuilder("?q=ab" + value);
      for (String name : new String[] {"format", "language", "limit", "wait", "skip", "source"}) {
        query.append('&').append(name).append('=').append(value);
      }
      String answer =
          ask(
              path
                  + query
                  + " HTTP/1.1\r\nHost: localhost\r\n"
                  + "Authorization: Bearer "
                  + sidecar.adminToken()
                  + "\r\n");

      assertThat(answer).startsWith("HTTP/1.1 ");
      assertThat(heads(answer)).as(route).doesNotContain("x-injected");
      assertThat(answer.split("HTTP/1\\.1 \\d", -1)).as("answers").hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Request-ID: a\rX-Injected: 1",
        "X-Request-ID: a\u0000X-Injected: 1",
        "X-Request-ID: a\r\n X-Injected: 1",
        "X-Request-ID: a\r\n\tX-Injected: 1",
        "X-Request-ID: <script>",
        "Origin: http://a\r X-Injected: 1",
        "If-None-Match: \"x\rX-Injected: 1\"",
        "Accept: text/html\rX-Injected: 1",
        "traceparent: 00-\rX-Injected: 1",
        "Range: bytes=0-\rX-Injected: 1",
        "Accept-Encoding: gzip\rX-Injected: 1"
      })
  void no_value_of_a_header_becomes_another(String header) throws IOException {
    for (String path :
        new String[] {"/api/search/fulltext?q=pump", "/api/glossary/1", "/nowhere"}) {
      String answer = ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n");

      assertThat(heads(answer)).doesNotContain("x-injected", "<script>");
    }
  }

  @Test
  void a_good_request_id_is_given_back() throws IOException {
    String answer =
        ask("GET /health/ping HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: abc-123\r\n");

    assertThat(heads(answer)).contains("x-request-id: abc-123");
  }

  /** Up to the body, in lower case; a header's value may say anything but not begin a line. */
  private static String heads(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    String head = end < 0 ? answer : answer.substring(0, end);
    return head.toLowerCase().replaceAll("(?<=: )[^\r\n]*x-injected[^\r\n]*", "");
  }

  private static String ask(String head) throws IOException {
    int port = URI.create(sidecar.sidecar().baseUrl()).getPort();
    try (RawClient client = new RawClient(port)) {
      return client.send(head + "Connection: close\r\n\r\n").readToEnd();
    }
  }
}
