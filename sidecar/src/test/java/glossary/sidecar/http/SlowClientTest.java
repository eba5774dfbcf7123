package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static glossary.sidecar.http.TestFront.hello;
import static glossary.sidecar.http.TestFront.patience;
import static glossary.sidecar.http.TestFront.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlowClientTest {
  private static final Route UPLOAD =
      post(
          "/upload",
          request -> {
            try {
              int size = request.body().stream().readAllBytes().length;
              return Response.text(200, "text/plain", size + " bytes");
            } catch (IOException lost) {
              throw new UncheckedIOException(lost);
            }
          });

  @Test
  void slow_headers_lose_their_connection() throws Exception {
    try (TestFront front = TestFront.of(patience(200, 5_000, 5_000), hello());
        RawClient slow = new RawClient(front.port())) {
      slow.send("GET /hello HTTP/1.1\r\nHost:");

      assertThat(slow.isClosedByServer()).isTrue();
      TestFront.await("counted", () -> front.front.statistics().headerTimeouts() == 1);
      assertThat(front.get("/hello").status()).isEqualTo(200);
    }
  }

  @Test
  void a_slow_body_loses_its_connection_and_is_not_our_failure() throws Exception {
    try (TestFront front = TestFront.of(patience(5_000, 200, 5_000), UPLOAD);
        RawClient slow = new RawClient(front.port())) {
      slow.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");

      assertThat(slow.isClosedByServer()).isTrue();
      TestFront.await("observed", () -> !front.seen.isEmpty());
      assertThat(front.seen()).containsExactly(new TestFront.Seen("POST", "/upload", 0));
      TestFront.await("counted", () -> front.front.statistics().bodyTimeouts() == 1);
      assertThat(front.front.statistics().inFlight()).isZero();
    }
  }

  @Test
  void a_body_that_keeps_coming_may_take_longer_than_the_time_out() throws Exception {
    try (TestFront front = TestFront.of(patience(5_000, 400, 5_000), UPLOAD);
        RawClient steady = new RawClient(front.port())) {
      steady.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 4096\r\n\r\n");
      long begun = System.nanoTime();
      for (int i = 0; i < 4; i++) {
        Thread.sleep(200); // the pace of the client, not a wait for the server
        steady.send("a".repeat(1024));
      }

      assertThat(steady.read().text()).isEqualTo("4096 bytes");
      assertThat(System.nanoTime() - begun).isGreaterThan(400_000_000L);
    }
  }

  @Test
  void a_client_that_does_not_take_its_answer_loses_its_connection() throws Exception {
    byte[] large = new byte[64 << 20];
    Route bytes = get("/bytes", request -> Response.bytes(200, "application/octet-stream", large));
    Route stream =
        get(
            "/stream",
            request ->
                new Response(
                    200,
                    Response.Kind.DOWNLOAD,
                    Map.of(),
                    new Response.Body.Stream(out -> out.write(large))));
    try (TestFront front = TestFront.of(patience(5_000, 5_000, 300), bytes, stream)) {
      for (String path : List.of("/bytes", "/stream")) {
        int before = front.seen.size();
        try (RawClient slow = new RawClient(front.port())) {
          slow.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
          TestFront.await("given up", () -> front.seen.size() > before);
        }
        assertThat(front.seen.get(before).status()).isZero();
      }
      TestFront.await("counted", () -> front.front.statistics().writeTimeouts() == 2);
    }
  }

  @Test
  void a_slow_producer_of_a_stream_is_not_taken_for_a_slow_client() throws Exception {
    Route stream =
        get(
            "/stream",
            request ->
                new Response(
                    200,
                    Response.Kind.API,
                    Map.of("Content-Type", "text/plain"),
                    new Response.Body.Stream(
                        out -> {
                          out.write('a');
                          out.flush();
                          busyFor(500);
                          out.write('b');
                        })));
    try (TestFront front = TestFront.of(patience(100, 100, 100), stream)) {
      assertThat(front.get("/stream").text()).isEqualTo("ab");
    }
  }

  @Test
  void a_handler_is_never_interrupted_while_others_time_out_around_it() throws Exception {
    AtomicInteger interrupted = new AtomicInteger();
    Route work =
        get(
            "/work",
            request -> {
              busyFor(3);
              if (Thread.interrupted()) {
                interrupted.incrementAndGet();
              }
              return Response.text(200, "text/plain", "done");
            });
    // Headers arrive around the very moment of their deadline.
    try (TestFront front = TestFront.of(patience(60, 60, 60).withWorkers(4, 64), work)) {
      int answered = 0;
      for (int round = 0; round < 25; round++) {
        answered += race(front.port(), 8, 40 + round % 10 * 8);
      }
      assertThat(answered).isBetween(1, 199);
      assertThat(front.front.statistics().headerTimeouts()).isPositive();
      assertThat(interrupted).hasValue(0);
    }
  }

  private static int race(int port, int clients, int pauseMillis) throws Exception {
    List<RawClient> racing = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      racing.add(new RawClient(port).send("GET /work HTTP/1.1\r\nHost: x\r\n"));
    }
    Thread.sleep(pauseMillis); // the clients' slowness, which the test is about
    int answered = 0;
    for (RawClient client : racing) {
      try (client) {
        answered += client.send("\r\n").read().status() == 200 ? 1 : 0;
      } catch (IOException closed) {
        // timed out
      }
    }
    return answered;
  }

  private static void busyFor(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
