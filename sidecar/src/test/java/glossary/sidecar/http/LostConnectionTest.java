package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static glossary.sidecar.http.TestFront.hello;
import static glossary.sidecar.http.TestFront.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JDK server counts open connections and refuses all when the count reaches its limit, so not
 * one that broke off may be forgotten.
 */
class LostConnectionTest {
  private static final int MORE_THAN_MAY_BE_OPEN = 600;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /hello HTTP/1.1\r\nHost: x",
        "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
        "POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
        "POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\nabc",
        "POST /ignore HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
        "DELETE /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
        "HEAD /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
        "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /bytes HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /broken HTTP/1.1\r\nHost: x\r\n\r\n",
      })
  void broken_off_connections_do_not_use_up_the_places(String begun) throws Exception {
    try (TestFront front =
        TestFront.of(
            TestFront.patience(100, 100, 100),
            hello(),
            upload(),
            ignore(),
            stream(),
            bytes(),
            broken())) {
      for (int i = 0; i < MORE_THAN_MAY_BE_OPEN; i++) {
        try (RawClient client = new RawClient(front.port())) {
          client.send(begun);
          client.socket().setSoLinger(true, i % 10 == 0 ? 1 : 0);
        } catch (IOException refused) {
          assertThat(i).as(begun).isGreaterThan(0);
        }
        int open = i;
        TestFront.await("room", () -> open % 50 != 0 || isIdle(front));
      }
      TestFront.await("idle", () -> isIdle(front));

      assertThat(front.get("/hello").status()).isEqualTo(200);
    }
  }

  private static boolean isIdle(TestFront front) {
    return front.front.statistics().busyWorkers() == 0
        && front.front.statistics().queueLength() == 0;
  }

  private static Route upload() {
    return post(
        "/upload",
        request -> {
          try {
            return Response.bytes(200, "text/plain", request.body().stream().readAllBytes());
          } catch (IOException lost) {
            throw new UncheckedIOException(lost);
          }
        });
  }

  private static Route ignore() {
    return post("/ignore", request -> Response.empty(204));
  }

  private static Route stream() {
    return get(
        "/stream",
        request ->
            new Response(
                200,
                Response.Kind.DOWNLOAD,
                Map.of(),
                new Response.Body.Stream(out -> out.write(new byte[8 << 20]))));
  }

  private static Route bytes() {
    byte[] large = new byte[8 << 20];
    return get("/bytes", request -> Response.bytes(200, "application/octet-stream", large));
  }

  private static Route broken() {
    return get(
        "/broken",
        request ->
            new Response(
                200,
                Response.Kind.DOWNLOAD,
                Map.of("Content-Length", "99999"),
                new Response.Body.Stream(out -> out.write(new byte[9]))));
  }
}
