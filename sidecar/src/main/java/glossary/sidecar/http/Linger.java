package glossary.sidecar.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * Takes in what the client still sends of a body that nobody wants. Closing a socket with unread
 * bytes resets the connection, and the client would lose the answer that tells it why.
 */
final class Linger {
  /** A rest of at most this size doesn't cost the connection. */
  static final int BYTES_KEPT_ALIVE = 16 << 10;

  private static final int MOST_BYTES = 32 << 20;
  static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

  static void drain(InputStream body, Watch watch) throws IOException {
    byte[] discarded = new byte[8 << 10];
    watch.enter(Phase.BODY, MOST_NANOS);
    int total = 0;
    int read = 0;
    while (read >= 0 && total < MOST_BYTES) {
      total += read;
      read = body.read(discarded);
    }
    watch.leave();
  }

  private Linger() {}
}
