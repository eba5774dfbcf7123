package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static glossary.sidecar.http.TestFront.hello;
import static glossary.sidecar.http.TestFront.named;
import static glossary.sidecar.http.TestFront.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestTest {
  private static TestFront front;

  @BeforeAll
  static void start() throws IOException {
    Route host = get("/host", request -> Response.text(200, "text/plain", request.host()));
    Route echo =
        post(
            "/echo",
            request -> {
              try {
                return Response.bytes(200, "text/plain", request.body().stream().readAllBytes());
              } catch (IOException lost) {
                throw new java.io.UncheckedIOException(lost);
              }
            });
    Limits small = TestFront.LIMITS.withMaxBody(1000);
    front = TestFront.of(small, hello(), named("/admin"), named("/"), host, echo);
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "///admin",
        "/admin//",
        "/x/../admin",
        "/./admin",
        "/admin/.",
        "/admin/..",
        "/%2e%2e/admin",
        "/x/%2e./admin",
        "/x%2fadmin",
        "/x%2Fadmin",
        "/x%5cadmin",
        "/admin%00",
        "/admin%0d%0a",
        "/admin%7f",
        "/admin%c2%85",
        "/admin;x=1",
        "/;/admin",
        "/admin%ff",
        "/admin%c0%af",
        "/%c0%ae%c0%ae/admin",
        "/admin%ed%a0%80",
        "/admin%f4%90%80%80",
        "/admin%e2%82",
        "http://x//admin",
        "http://x/y/../admin",
        "/x//admin"
      })
  void a_path_with_two_readings_is_refused_in_json(String target) throws IOException {
    RawAnswer answer = front.get(target);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("type").asText()).isEqualTo("http_error");
    assertThat(answer.error().path("message").asText()).startsWith("The path must");
  }

  /** These never reach us: the JDK's parser answers by itself, in HTML, and closes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin\\",
        "/ad|min",
        "/admin%",
        "/admin%zz",
        "/hello?q=%",
        "/hello?q=%zz",
        "/hello?q=\"",
        "//admin",
        "//x",
        "*",
        "hello",
        "/hello?q={"
      })
  void what_the_jdk_refuses_reaches_no_route(String target) throws IOException {
    RawAnswer answer = front.get(target);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.header("content-type")).isEqualTo("text/html");
    assertThat(answer.header("connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:x", "x:443"})
  void a_target_without_a_path_loses_its_connection(String target) throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/administrator",
        "/adminx",
        "/admin/x",
        "/Admin",
        "/admin%20",
        "/admin.",
        "/%2561dmin"
      })
  void a_prefix_or_look_alike_is_another_path(String target) throws IOException {
    assertThat(front.get(target).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/%61dmin",
        "/admin/",
        "/admin?x",
        "http://x/admin",
        "HTTPS://x/%61dmin"
      })
  void one_path_has_few_spellings(String target) throws IOException {
    assertThat(front.get(target).text()).isEqualTo("/admin");
  }

  @Test
  void the_authority_of_an_absolute_target_is_the_host() throws IOException {
    assertThat(front.get("http://Other.Example:81/host").text()).isEqualTo("other.example:81");
    assertThat(front.get("/host").text()).isEqualTo("localhost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user@x/host",
        "http://x:99999/host",
        "http://[::1/host",
        "ftp://x/host",
        "/host#x"
      })
  void an_odd_target_is_refused(String target) throws IOException {
    assertThat(front.get(target).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: x\r\nHost: x\r\n",
        "Host: \r\n",
        "Host: a b\r\n",
        "Host: x, y\r\n",
        "Host: x:\r\n",
        "Host: x:http\r\n",
        "Host: x/admin\r\n",
        "Host: [::1\r\n",
        "Host: u@x\r\n"
      })
  void anything_but_one_valid_host_is_refused(String hosts) throws IOException {
    assertThat(front.ask("GET /hello HTTP/1.1\r\n" + hosts + "\r\n").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+5", "0x5", "5,5", "5 5", "1e1", "99999999999999999999", "٥"})
  void a_length_that_is_no_plain_number_costs_the_connection(String length) throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\nabcde");
      client.send("GET /admin HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ").doesNotContain("/admin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
      })
  void a_body_with_two_readings_costs_the_connection(String framing) throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n0\r\n\r\n");
      client.send("GET /admin HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.readToEnd()).matches("(?s)HTTP/1.1 (400|501) .*").doesNotContain("/admin");
    }
  }

  @Test
  void nothing_behind_a_chunked_body_is_taken_for_a_request() throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("100000005\r\nabcde\r\n0\r\n\r\nGET /admin HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.readToEnd()).doesNotContain("/admin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "http/1.1", "HTTP/1.10"})
  void another_version_is_a_505(String version) throws IOException {
    assertThat(front.ask("GET /hello " + version + "\r\nHost: x\r\n\r\n").status()).isEqualTo(505);
  }

  @Test
  void a_body_larger_than_the_limit_is_a_413_that_the_client_can_read() throws IOException {
    String head = "POST /echo HTTP/1.1\r\nHost: x\r\n";
    try (RawClient client = new RawClient(front.port())) {
      client.send(head + "Content-Length: 200000\r\n\r\n" + "a".repeat(200_000));
      RawAnswer answer = client.read();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.header("connection")).isEqualTo("close");
    }
    String chunk = "400\r\n" + "a".repeat(1024) + "\r\n0\r\n\r\n";
    assertThat(front.ask(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk).status())
        .isEqualTo(413);
    assertThat(front.ask(head + "Content-Length: 1000\r\n\r\n" + "a".repeat(1000)).text())
        .hasSize(1000);
  }

  @Test
  void a_get_with_a_body_is_answered_and_its_connection_stays_in_step() throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send("GET /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde");
      assertThat(client.read().status()).isEqualTo(200);
      client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde");
      assertThat(client.read(true).status()).isEqualTo(200);
      client.send("GET /admin HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.read().text()).isEqualTo("/admin");
    }
  }

  @Test
  void an_expected_100_continue_is_given() throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send(
          "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(100);
      assertThat(client.send("ok").read().text()).isEqualTo("ok");
    }
  }

  @Test
  void too_many_or_too_large_headers_lose_the_connection() throws IOException {
    String head = "GET /hello HTTP/1.1\r\nHost: x\r\n";
    try (RawClient many = new RawClient(front.port());
        RawClient large = new RawClient(front.port())) {
      StringBuilder headers = new StringBuilder(head);
      for (int i = 0; i < 100; i++) {
        headers.append("X-").append(i).append(": 1\r\n");
      }
      assertThat(many.send(headers + "\r\n").isClosedByServer()).isTrue();
      assertThat(large.send(head + "X: " + "a".repeat(20_000) + "\r\n\r\n").isClosedByServer())
          .isTrue();
    }
  }

  @Test
  void a_target_longer_than_8_kib_is_a_414() throws IOException {
    assertThat(front.get("/hello?q=" + "a".repeat(8200)).status()).isEqualTo(414);
    assertThat(front.get("/hello?q=" + "a".repeat(8000)).status()).isEqualTo(200);
  }

  @Test
  void a_query_that_is_not_utf8_or_too_long_a_list_is_refused() throws IOException {
    assertThat(front.get("/hello?q=%ff").error().path("message").asText())
        .isEqualTo("The query must be percent-encoded UTF-8.");
    assertThat(front.get("/hello?" + "a&".repeat(1_001)).status()).isEqualTo(400);
    assertThat(front.get("/hello?" + "a&".repeat(200)).status()).isEqualTo(200);
  }
}
