package glossary.sidecar.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Sends in pieces, each of which the client must take within the time limit. The code that produces
 * the bytes is not under the watch.
 */
final class WatchedOutput extends OutputStream {
  private static final int PIECE_BYTES = 16 << 10;

  private final OutputStream out;
  private final Watch watch;
  private final long pieceNanos;
  private boolean failed;

  WatchedOutput(OutputStream out, Watch watch, long pieceNanos) {
    this.out = out;
    this.watch = watch;
    this.pieceNanos = pieceNanos;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    int from = offset;
    while (from < end) {
      int piece = Math.min(PIECE_BYTES, end - from);
      int start = from;
      watched(() -> out.write(bytes, start, piece));
      from += piece;
    }
  }

  @Override
  public void flush() throws IOException {
    watched(out::flush);
  }

  @Override
  public void close() throws IOException {
    watched(out::close);
  }

  /** Whether the client went away or was too slow. */
  boolean failed() {
    return failed;
  }

  private void watched(Sending sending) throws IOException {
    watch.enter(Phase.WRITE, pieceNanos);
    failed = true;
    try {
      sending.send();
    } catch (IOException lost) {
      watch.leave();
      throw lost;
    }
    watch.leave();
    failed = false;
  }

  private interface Sending {
    void send() throws IOException;
  }
}
