package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainPortTest {
  private volatile String answer = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
  private volatile long finished;
  private ServerSocket server;
  private MainPort port;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "test-server");
    thread.setDaemon(true);
    thread.start();
    port = new MainPort("0.0.0.0", null, server::getLocalPort, () -> finished);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void any_answer_proves_that_it_answers() {
    port.ask();

    assertThat(port.answers()).isTrue();
  }

  @Test
  void one_question_without_an_answer_is_forgiven_and_two_are_not() {
    answer = "";
    port.ask();
    assertThat(port.answers()).isTrue();
    port.ask();
    assertThat(port.answers()).isFalse();
    answer = "HTTP/1.1 200 OK\r\n\r\n";
    port.ask();
    assertThat(port.answers()).isTrue();
  }

  @Test
  void what_is_no_http_is_no_answer() {
    answer = "SSH-2.0-OpenSSH_9.2\r\n";
    port.ask();
    port.ask();

    assertThat(port.answers()).isFalse();
  }

  @Test
  void a_port_that_is_overloaded_is_not_dead() {
    answer = "";
    for (int i = 0; i < 20; i++) {
      finished++;
      port.ask();
    }

    assertThat(port.answers()).isFalse();
    assertThat(port.isDead()).isFalse();
  }

  @Test
  void a_port_that_neither_answers_nor_gets_anything_done_is_dead_after_a_minute()
      throws IOException {
    port.ask();
    server.close();
    int asked = 0;
    while (!port.isDead() && asked < 8) {
      port.ask();
      asked++;
    }
    assertThat(asked).isBetween(6, 7); // the first answer may be counted after the port is closed
    Vitals vitals = new Vitals(port, new Heap());
    assertThat(vitals.fault()).hasValueSatisfying(said -> assertThat(said).contains("main port"));
  }

  @Test
  void threads_that_wait_for_one_another_are_found() throws InterruptedException {
    Vitals vitals = new Vitals(port, new Heap());
    vitals.look();
    assertThat(vitals.fault()).isEmpty();
    Deadlock deadlock = Deadlock.begin();

    vitals.look();

    assertThat(vitals.fault()).hasValueSatisfying(said -> assertThat(said).contains("for ever"));
    deadlock.end();
    vitals.look();
    assertThat(vitals.fault()).isEmpty();
  }

  @Test
  void checks_that_have_stopped_are_noticed() {
    Vitals vitals = new Vitals(port, new Heap());
    vitals.watch(() -> 61_000_000_000L);

    assertThat(vitals.fault()).hasValueSatisfying(said -> assertThat(said).contains("stopped"));
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getInputStream().read();
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        // the test is over, or the client gone
      }
    }
  }
}
