package glossary.sidecar.health;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/**
 * Asks the main port over the loopback, as a client does, so that a probe of another port can tell
 * whether this one answers. What is known is cached.
 */
public final class MainPort {
  private static final byte[] REQUEST =
      "GET /health/ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEGINNING = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);
  private static final int WAIT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
  private static final int MOST_SILENT = 6;

  private final InetAddress address;
  private final SSLContext tls;
  private final IntSupplier port;
  private final LongSupplier finished;
  private long finishedBefore;
  private volatile int unanswered;
  private volatile int silent;

  /**
   * @param host what is listened on
   * @param tls null if the port speaks none
   * @param port 0 while it is not listened on yet
   * @param finished requests that the port has answered or given up, ever
   */
  public MainPort(String host, SSLContext tls, IntSupplier port, LongSupplier finished) {
    this.address = reachable(host);
    this.tls = tls;
    this.port = port;
    this.finished = finished;
  }

  /** Asks once; takes four seconds at most. Called every ten seconds by one thread. */
  void ask() {
    if (port.getAsInt() == 0) {
      return;
    }
    long before = finished.getAsLong();
    boolean answered = isAnswered();
    boolean moved = finished.getAsLong() != before || before != finishedBefore;
    finishedBefore = finished.getAsLong();
    unanswered = answered ? 0 : unanswered + 1;
    silent = answered || moved ? 0 : silent + 1;
  }

  /** Whether the last but one or the last question was answered. */
  public boolean answers() {
    return unanswered < 2;
  }

  /** For a minute it has neither answered nor got anything done: waiting will not help. */
  boolean isDead() {
    return silent >= MOST_SILENT;
  }

  /** Any answer will do, also one that refuses. */
  private boolean isAnswered() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port.getAsInt()), WAIT_MILLIS);
      socket.setSoTimeout(WAIT_MILLIS);
      return isAnswered(tls == null ? socket : secured(socket));
    } catch (IOException unreachable) {
      return false;
    }
  }

  private static boolean isAnswered(Socket socket) throws IOException {
    socket.getOutputStream().write(REQUEST);
    InputStream in = socket.getInputStream();
    return Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING);
  }

  private Socket secured(Socket socket) throws IOException {
    return tls.getSocketFactory()
        .createSocket(socket, address.getHostAddress(), port.getAsInt(), true);
  }

  private static InetAddress reachable(String host) {
    InetSocketAddress listened = new InetSocketAddress(host, 0);
    InetAddress bound = listened.getAddress();
    return bound == null || bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
  }
}
