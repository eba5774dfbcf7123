package glossary.agent.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class ClientLeftTest {

  @Test
  void a_reset_of_a_real_connection_shows_it() throws Exception {
    assertThat(ClientLeft.shows(reset())).isTrue();
  }

  @Test
  void who_found_it_is_the_first_that_is_not_the_jdk() throws Exception {
    IOException reset = reset();

    assertThat(ClientLeft.isFoundBy("glossary.agent.", reset)).isTrue();
    assertThat(ClientLeft.isFoundBy("org.apache.", reset)).isFalse();
  }

  @Test
  void the_end_of_input_shows_it() {
    assertThat(ClientLeft.shows(new EOFException())).isTrue();
    assertThat(ClientLeft.shows(new SocketException("Connection reset"))).isTrue();
  }

  @Test
  void nonsense_and_slowness_do_not_show_it() {
    IOException bare = new IOException("a malformed chunk");
    bare.setStackTrace(new StackTraceElement[0]);

    assertThat(ClientLeft.shows(new IOException("a malformed chunk"))).isFalse();
    assertThat(ClientLeft.shows(bare)).isFalse();
    assertThat(ClientLeft.isFoundBy("org.apache.", bare)).isFalse();
    assertThat(ClientLeft.shows(new SocketTimeoutException())).isFalse();
    assertThat(ClientLeft.shows(new IllegalStateException())).isFalse();
  }

  @Test
  void the_end_of_input_is_found_below_other_causes_and_in_a_circle() {
    IOException circle = new IOException("circle");
    circle.initCause(new IOException("back", circle));

    assertThat(
            ClientLeft.isEndOfInput(
                new RuntimeException(new UncheckedIOException(new EOFException("early")))))
        .isTrue();
    assertThat(ClientLeft.isEndOfInput(new IOException("disk full"))).isFalse();
    assertThat(ClientLeft.isEndOfInput(circle)).isFalse();
    assertThat(ClientLeft.isEndOfInput(null)).isFalse();
  }

  /** What reading throws when the other end has reset its connection. */
  private static IOException reset() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Socket client = new Socket();
      client.connect(server.getLocalAddress());
      try (SocketChannel accepted = server.accept()) {
        client.setSoLinger(true, 0);
        client.close();
        accepted.read(ByteBuffer.allocate(1));
      } catch (IOException reset) {
        return reset;
      }
    }
    throw new IOException("the connection was not reset");
  }
}
