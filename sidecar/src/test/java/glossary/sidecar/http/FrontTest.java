package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static glossary.sidecar.http.TestFront.hello;
import static glossary.sidecar.http.TestFront.named;
import static glossary.sidecar.http.TestFront.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class FrontTest {

  @Test
  void every_answer_carries_a_request_id_and_its_time() throws IOException {
    try (TestFront front = TestFront.of(hello())) {
      for (String target : List.of("/hello", "/nothing", "/a;b")) {
        RawAnswer answer = front.get(target);

        assertThat(answer.header("x-request-id")).matches("[0-9a-f]{16}");
        assertThat(answer.header("x-response-time")).matches("[0-9]+\\.[0-9][0-9]ms");
      }
    }
  }

  @Test
  void a_valid_request_id_is_kept_and_another_replaced() throws IOException {
    try (TestFront front = TestFront.of(hello())) {
      String head = "GET /hello HTTP/1.1\r\nHost: x\r\nX-Request-ID: ";

      assertThat(front.ask(head + "a.B_c:9-\r\n\r\n").header("x-request-id")).isEqualTo("a.B_c:9-");
      assertThat(front.ask(head + "a b\r\n\r\n").header("x-request-id")).matches("[0-9a-f]{16}");
      assertThat(front.ask(head + "a".repeat(129) + "\r\n\r\n").header("x-request-id")).hasSize(16);
    }
  }

  @Test
  void an_unknown_path_is_a_404_in_json_with_its_path_and_id() throws Exception {
    try (TestFront front = TestFront.of(hello())) {
      RawAnswer answer = front.get("/nothing?x=1");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("content-type")).isEqualTo("application/json");
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
      assertThat(answer.error().path("type").asText()).isEqualTo("http_error");
      assertThat(answer.error().path("status_code").asInt()).isEqualTo(404);
      assertThat(answer.error().path("path").asText()).isEqualTo("/nothing");
      assertThat(answer.error().path("request_id").asText())
          .isEqualTo(answer.header("x-request-id"));
      TestFront.await("observed", () -> !front.seen.isEmpty());
      assertThat(front.seen()).containsExactly(new TestFront.Seen("GET", "unmatched", 404));
    }
  }

  @Test
  void another_method_is_a_405_that_names_the_allowed_ones() throws IOException {
    try (TestFront front = TestFront.of(hello(), post("/hello", request -> Response.empty(204)))) {
      for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE")) {
        RawAnswer answer = front.ask(method + " /hello HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
      }
    }
  }

  @Test
  void an_unknown_method_is_a_501_and_counted_as_other() throws Exception {
    try (TestFront front = TestFront.of(hello())) {
      assertThat(front.ask("BREW /hello HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(501);
      assertThat(front.ask("get /hello HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(501);
      TestFront.await("observed", () -> front.seen.size() == 2);
      assertThat(front.seen()).containsOnly(new TestFront.Seen("OTHER", "/hello", 501));
    }
  }

  @Test
  void options_is_a_204_with_the_allowed_methods() throws IOException {
    try (TestFront front = TestFront.of(hello())) {
      RawAnswer answer = front.ask("OPTIONS /hello HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
      assertThat(answer.headers()).doesNotContainKeys("content-length", "content-type");
    }
  }

  @Test
  void a_head_has_the_length_of_the_get_and_no_body() throws IOException {
    try (TestFront front = TestFront.of(hello());
        RawClient client = new RawClient(front.port())) {
      client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n");
      RawAnswer head = client.read(true);
      client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
      RawAnswer full = client.read();

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("content-length"))
          .isEqualTo("7")
          .isEqualTo(full.header("content-length"));
      assertThat(full.text()).isEqualTo("\"hello\"");
    }
  }

  @Test
  void an_answer_without_content_keeps_the_connection() throws IOException {
    Route nothing = get("/nothing", request -> Response.empty(204));
    Route blank = get("/blank", request -> Response.empty(200));
    try (TestFront front = TestFront.of(nothing, blank);
        RawClient client = new RawClient(front.port())) {
      assertThat(client.send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n").read().status())
          .isEqualTo(204);
      RawAnswer empty = client.send("GET /blank HTTP/1.1\r\nHost: x\r\n\r\n").read();
      assertThat(empty.header("content-length")).isEqualTo("0");
      assertThat(client.send("GET /blank HTTP/1.1\r\nHost: x\r\n\r\n").read().status())
          .isEqualTo(200);
    }
  }

  @Test
  void pipelined_requests_are_answered_in_order() throws IOException {
    try (TestFront front = TestFront.of(named("/a"), named("/b"), named("/c"));
        RawClient client = new RawClient(front.port())) {
      client.send(
          "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n"
              + "GET /c HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(client.read().text()).isEqualTo("/a");
      assertThat(client.read().text()).isEqualTo("/b");
      assertThat(client.read().text()).isEqualTo("/c");
    }
  }

  @Test
  void requests_share_nothing_on_one_connection_or_two() throws IOException {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    Route route =
        get(
            "/of/{who}",
            request -> {
              ids.add(request.id());
              String heard = request.variables().get("who") + request.header("x-who");
              return Response.text(200, "text/plain", heard);
            });
    try (TestFront front = TestFront.of(route);
        RawClient first = new RawClient(front.port());
        RawClient second = new RawClient(front.port())) {
      assertThat(first.send("GET /of/a HTTP/1.1\r\nHost: x\r\nX-Who: 1\r\n\r\n").read().text())
          .isEqualTo("a1");
      assertThat(first.send("GET /of/b HTTP/1.1\r\nHost: x\r\n\r\n").read().text())
          .isEqualTo("bnull");
      assertThat(second.send("GET /of/c HTTP/1.1\r\nHost: x\r\n\r\n").read().text())
          .isEqualTo("cnull");
      assertThat(ids).hasSize(3);
    }
  }

  @Test
  void http_1_0_gets_its_answer_and_the_end_of_the_connection() throws IOException {
    try (TestFront front = TestFront.of(hello());
        RawClient client = new RawClient(front.port())) {
      assertThat(client.send("GET /hello HTTP/1.0\r\n\r\n").readToEnd()).endsWith("\r\n\"hello\"");
    }
  }
}
