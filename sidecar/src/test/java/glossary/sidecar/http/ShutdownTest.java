package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static glossary.sidecar.http.TestFront.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutdownTest {

  @Test
  void a_request_in_flight_is_finished_and_new_connections_are_refused() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TestFront front = TestFront.of(waiting(release));
        RawClient client = new RawClient(front.port())) {
      client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      TestFront.await("in flight", () -> front.front.statistics().inFlight() == 1);
      Thread closing = new Thread(() -> front.front.close(Duration.ofSeconds(10)), "closing");
      closing.start();
      TestFront.await("refusing", () -> isRefused(front.port()));
      release.countDown();

      RawAnswer answer = client.read();
      assertThat(answer.text()).isEqualTo("finished");
      assertThat(answer.header("connection")).isEqualTo("close");
      closing.join(5_000);
      assertThat(closing.isAlive()).isFalse();
    }
  }

  @Test
  void an_idle_server_closes_at_once() throws Exception {
    TestFront front = TestFront.of(hello());
    try (RawClient idle = new RawClient(front.port())) {
      assertThat(idle.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n").read().status())
          .isEqualTo(200);
      Thread closing = new Thread(() -> front.front.close(Duration.ofMinutes(5)), "closing");
      closing.start();
      closing.join(10_000);

      assertThat(closing.isAlive()).isFalse();
      assertThat(idle.isClosedByServer()).isTrue();
    }
  }

  @Test
  void a_handler_that_does_not_end_does_not_hold_up_the_end_for_ever() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    TestFront front = TestFront.of(waiting(release));
    try (RawClient client = new RawClient(front.port())) {
      client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
      TestFront.await("in flight", () -> front.front.statistics().inFlight() == 1);
      front.front.close(Duration.ofMillis(200));

      assertThat(client.isClosedByServer()).isTrue();
    } finally {
      release.countDown();
    }
  }

  @Test
  void a_client_in_the_middle_of_its_headers_does_not_hold_up_the_end() throws Exception {
    TestFront front = TestFront.of(hello());
    try (RawClient slow = new RawClient(front.port())) {
      slow.send("GET /hello HTTP/1.1\r\n");
      TestFront.await("reading", () -> front.front.statistics().busyWorkers() == 1);
      Thread closing = new Thread(() -> front.front.close(Duration.ofMinutes(5)), "closing");
      closing.start();
      closing.join(10_000);

      assertThat(closing.isAlive()).isFalse();
    }
  }

  @Test
  void a_port_in_use_is_told_by_its_number() throws IOException {
    try (TestFront front = TestFront.of(hello())) {
      Limits same = Limits.standard("127.0.0.1", front.port());

      assertThatThrownBy(() -> TestFront.of(same))
          .isInstanceOfSatisfying(
              PortInUse.class, taken -> assertThat(taken.port()).isEqualTo(front.port()))
          .hasCauseInstanceOf(IOException.class);
      assertThat(front.get("/hello").status()).isEqualTo(200);
    }
  }

  @Test
  void an_unknown_host_is_not_a_port_in_use() {
    Router router = new Router(List.of(), (request, route) -> {});
    Limits nowhere = Limits.standard("no such host", 0);

    assertThatThrownBy(() -> HttpFront.start(nowhere, router, List.of(), Observer.NONE))
        .isInstanceOf(UnknownHostException.class);
  }

  private static Route waiting(CountDownLatch release) {
    return get(
        "/wait",
        request -> {
          try {
            release.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException never) {
            throw new IllegalStateException(never);
          }
          return Response.text(200, "text/plain", "finished");
        });
  }

  private static boolean isRefused(int port) {
    try (RawClient client = new RawClient(port)) {
      return client == null;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException other) {
      return false;
    }
  }
}
