package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.hello;
import static glossary.sidecar.http.TestFront.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent without an end, little of it is read, and others are served. */
class OversizedRequestTest {
  private static final int MOST_BODY = 200_000;
  private static final String POST = "POST /length HTTP/1.1\r\nHost: x\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

  /** More than any limit and than what the two sockets hold. */
  private static final int MUCH = 32 << 20;

  private static TestFront front;

  @BeforeAll
  static void start() throws IOException {
    Limits limits = TestFront.patience(2_000, 2_000, 5_000).withMaxBody(MOST_BODY);
    front = TestFront.of(limits, hello(), post("/length", OversizedRequestTest::length));
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  @AfterEach
  void nothing_is_left_and_others_are_served() throws Exception {
    TestFront.await("idle", () -> front.front.statistics().busyWorkers() == 0);
    assertThat(front.front.statistics().inFlight()).isZero();
    assertThat(front.get("/hello").status()).isEqualTo(200);
    assertThat(front.seen()).noneMatch(seen -> seen.status() >= 500);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a method             |''                              |a",
        "a target             |GET /                           |a",
        "a query              |GET /hello?q=                   |a",
        "a version            |GET /hello HTTP/1.              |1",
        "carriage returns     |GET /hello HTTP/1.1             |\\r",
        "a header's name      |GET /hello HTTP/1.1\\r\\n       |a",
        "a header's value     |GET /hello HTTP/1.1\\r\\nX:     |a",
        "a folded header      |GET /hello HTTP/1.1\\r\\nX: a   |\\r\\n a",
        "many headers         |GET /hello HTTP/1.1\\r\\n       |X: y\\r\\n",
        "many headers' names  |GET /hello HTTP/1.1\\r\\n       |X:\\r\\n"
      })
  void a_head_without_an_end_loses_its_connection(String what, String start, String repeated)
      throws IOException {
    assertThat(flood(bytes(start), bytes(repeated))).as(what).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a chunk's extension    |3;  |x",
        "zeros before its size  |0   |0",
        "digits of a size       |1   |1",
        "a chunk of 200 MB      |bebc200\\r\\n|a",
        "chunks of one byte     |''  |1\\r\\na\\r\\n",
        "trailers               |3\\r\\nabc\\r\\n0\\r\\n|X: y\\r\\n"
      })
  void a_chunked_body_without_an_end_is_refused(String what, String start, String repeated)
      throws IOException {
    String answer = flood(CHUNKED + bytes(start), bytes(repeated));

    assertThat(answer).as(what).matches("(?s)(HTTP/1\\.1 (200|400|413) .*)?");
    assertThat(answer).as(what).doesNotContain("\tat ", "Exception");
  }

  @ParameterizedTest
  @CsvSource({"200001", "2147483648", "9223372036854775", "999999999999999999"})
  void a_body_that_says_it_is_too_large_is_413_before_it_is_read(String length) throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send(POST + "Content-Length: " + length + "\r\n\r\n");

      assertThat(client.read().status()).isEqualTo(413);
    }
  }

  @Test
  void a_hundred_thousand_chunks_of_one_byte_are_one_body() throws IOException {
    String chunks = "1\r\na\r\n".repeat(100_000) + "0\r\n\r\n";

    assertThat(RawClient.ask(front.port(), CHUNKED + chunks).text()).isEqualTo("100000");
    String one = "1\r\na\r\n".repeat(MOST_BODY + 1) + "0\r\n\r\n";
    assertThat(RawClient.ask(front.port(), CHUNKED + one).status()).isEqualTo(413);
  }

  @Test
  void sixty_headers_and_twelve_kilobytes_are_taken() throws IOException {
    StringBuilder head = new StringBuilder("GET /hello HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < 60; i++) {
      head.append("X-").append(i).append(": ").append("a".repeat(190)).append("\r\n");
    }

    assertThat(front.ask(head + "\r\n").status()).isEqualTo(200);
  }

  /** Sends until the other side has enough; what it answered, if that could still be read. */
  private static String flood(String start, String repeated) throws IOException {
    String block = repeated.repeat((1 << 16) / repeated.length());
    try (RawClient client = new RawClient(front.port())) {
      try {
        client.send(start);
        for (int sent = 0; sent < MUCH; sent += block.length()) {
          client.send(block);
        }
      } catch (SocketException enough) {
        // closed while we were sending
      }
      return client.readToEnd();
    }
  }

  private static Response length(Request request) {
    try {
      int length = request.body().stream().readAllBytes().length;
      return Response.text(200, "text/plain", Integer.toString(length));
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static String bytes(String escaped) {
    return escaped.replace("\\r", "\r").replace("\\n", "\n");
  }
}
