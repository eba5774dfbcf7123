package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.hello;
import static glossary.sidecar.http.TestFront.named;
import static glossary.sidecar.http.TestFront.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded, so a failure can be repeated. */
class RandomRequestTest {
  private static final int REQUESTS = 10_000;
  private static final String[] METHODS = {
    "GET", "POST", "HEAD", "PUT", "OPTIONS", "TRACE", "", "G"
  };
  private static final String[] TARGETS = {
    "/hello", "/echo", "/a/%41/b", "/a/../b", "/%", "//", "/?%ff=1", "/?a=1&a=2", "*", "http://h/x",
    "http://", "/%00", "/a;b", "\\", "/\u00e9", "?", "#", "/a/b c", "/a%2fb", "h:1"
  };
  private static final String[] VERSIONS = {"HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "", "HTTP/1.1 x"};
  private static final String[] HEADERS = {
    "Host: x",
    "Host: y",
    "Host: [::1]:1",
    "Host:",
    "Content-Length: 3",
    "Content-Length: -1",
    "Content-Length: +1",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: x",
    "Connection: close",
    "Expect: 100-continue",
    "Accept-Encoding: gzip;q=, *",
    "If-None-Match: W/\"",
    "X-Request-ID: \u00ff",
    ": empty",
    " folded",
    "No colon",
    "X:\u0000",
    "Range: bytes=0-",
    "Upgrade: websocket"
  };
  private static final String[] BODIES = {
    "", "abc", "3\r\nabc\r\n0\r\n\r\n", "ffffffff\r\n", "zz\r\n"
  };

  @Test
  void ten_thousand_hostile_heads_never_stop_the_server_nor_make_it_fail() throws Exception {
    Random random = new Random(20_261_123);
    try (TestFront front =
        TestFront.of(TestFront.patience(100, 100, 1000), hello(), echo(), named("/a/{x}/b"))) {
      for (int i = 0; i < REQUESTS; i++) {
        String sent = request(random);
        String answer = exchange(front.port(), sent);

        assertThat(answer).as(sent).doesNotContain("HTTP/1.1 500").doesNotContain("HTTP/1.1 503");
      }
      assertThat(front.get("/hello").status()).isEqualTo(200);
      TestFront.await("idle", () -> front.front.statistics().busyWorkers() == 0);
      assertThat(front.seen()).noneMatch(seen -> seen.status() == 500);
      assertThat(front.seen()).anyMatch(seen -> seen.status() == 200);
    }
  }

  private static String exchange(int port, String sent) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(sent);
      client.socket().shutdownOutput();
      return client.readToEnd();
    } catch (java.net.SocketException closed) {
      return "";
    }
  }

  private static String request(Random random) {
    if (random.nextInt(10) == 0) {
      return noise(random);
    }
    StringBuilder head = new StringBuilder();
    head.append(pick(random, METHODS)).append(' ').append(pick(random, TARGETS));
    head.append(' ').append(VERSIONS[Math.max(0, random.nextInt(10) - 5)]).append("\r\n");
    if (random.nextInt(3) > 0) {
      head.append("Host: x\r\n");
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      head.append(pick(random, HEADERS)).append(random.nextInt(9) == 0 ? "\n" : "\r\n");
    }
    head.append("\r\n").append(pick(random, BODIES));
    return random.nextInt(8) == 0 ? mutate(head, random) : head.toString();
  }

  private static String mutate(StringBuilder head, Random random) {
    for (int i = 0; i < 3; i++) {
      head.setCharAt(random.nextInt(head.length()), (char) random.nextInt(256));
    }
    return head.toString();
  }

  private static String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(200); i >= 0; i--) {
      noise.append((char) random.nextInt(256));
    }
    return noise.toString();
  }

  private static String pick(Random random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static Route echo() {
    return post(
        "/echo",
        request -> {
          try {
            return Response.bytes(200, "text/plain", request.body().stream().readAllBytes());
          } catch (IOException lost) {
            throw new UncheckedIOException(lost);
          }
        });
  }
}
