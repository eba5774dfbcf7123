package glossary.sidecar.http;

import static glossary.sidecar.http.TestFront.get;
import static glossary.sidecar.http.TestFront.hello;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OverloadTest {
  /** How long the thousand attack; more than the default shows nothing new but steadiness. */
  private static final long SECONDS = Long.getLong("glossary.test.slow.seconds", 4);

  private static final String HELLO = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

  @Test
  void a_full_server_closes_the_connection_and_serves_again_later() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Route slow =
        get(
            "/slow",
            request -> {
              awaitQuietly(release);
              return Response.text(200, "text/plain", "at last");
            });
    try (TestFront front = TestFront.of(TestFront.LIMITS.withWorkers(1, 1), slow, hello());
        RawClient working = new RawClient(front.port());
        RawClient queued = new RawClient(front.port());
        RawClient refused = new RawClient(front.port())) {
      working.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      TestFront.await("busy", () -> front.front.statistics().inFlight() == 1);
      queued.send(HELLO);
      TestFront.await("queued", () -> front.front.statistics().queueLength() == 1);
      refused.send(HELLO);

      assertThat(refused.isClosedByServer()).isTrue();
      assertThat(front.front.statistics().refused()).isEqualTo(1);
      release.countDown();
      assertThat(working.read().text()).isEqualTo("at last");
      assertThat(queued.read().status()).isEqualTo(200);
      assertThat(front.get("/hello").status()).isEqualTo(200);
    }
  }

  @Test
  void a_thousand_slow_headers_do_not_keep_a_good_client_out() throws Exception {
    try (TestFront front = TestFront.of(TestFront.LIMITS, hello())) {
      AtomicBoolean over = new AtomicBoolean();
      Thread attack = new Thread(() -> attack(front.port(), over), "attack");
      attack.start();
      TestFront.await("under attack", () -> front.front.statistics().busyWorkers() == 64);
      int served = 0;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (System.nanoTime() < end) {
        askUntilServed(front.port());
        served++;
      }
      over.set(true);
      attack.join(30_000);

      assertThat(attack.isAlive()).isFalse();
      assertThat(served).isPositive();
      assertThat(front.front.statistics().headerTimeouts()).isGreaterThan(64);
      TestFront.await("all idle again", () -> front.front.statistics().busyWorkers() == 0);
    }
  }

  /** A thousand connections, each sending a byte now and then; closed ones are opened again. */
  private static void attack(int port, AtomicBoolean over) {
    RawClient[] slow = new RawClient[1_000];
    while (!over.get()) {
      for (int i = 0; i < slow.length && !over.get(); i++) {
        slow[i] = sendOrOpenAgain(slow[i], port);
      }
    }
    for (RawClient client : slow) {
      closeQuietly(client);
    }
  }

  private static RawClient sendOrOpenAgain(RawClient client, int port) {
    try {
      return client == null
          ? new RawClient(port).send("GET /hello HTTP/1.1\r\nX-Slow: ")
          : client.send("a");
    } catch (IOException closedOrRefused) {
      closeQuietly(client);
      return null;
    }
  }

  /** Tries again when refused, as a good client does, but not for ever. */
  private static void askUntilServed(int port) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < deadline) {
      try {
        assertThat(RawClient.ask(port, HELLO).status()).isEqualTo(200);
        return;
      } catch (IOException refused) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("not served");
  }

  private static void closeQuietly(RawClient client) {
    try {
      if (client != null) {
        client.close();
      }
    } catch (IOException closed) {
      // already
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }
}
