package glossary.sidecar.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A request body that can't be too large or too slow. Only the time spent waiting for the client
 * counts, and each KiB that arrives adds a second. To be read on the request's thread.
 */
final class LimitedBody extends InputStream implements RequestBody {
  private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / 1024;

  private final InputStream in;
  private final Watch watch;
  private final long length;
  private long mostBytes;
  private long waitNanos;
  private long count;
  private boolean ended;
  private boolean failed;

  /**
   * Takes nothing before {@link #limit}.
   *
   * @param length declared bytes, or -1 if unknown
   */
  LimitedBody(InputStream in, Watch watch, long length, Duration patience) {
    this.in = in;
    this.watch = watch;
    this.length = length;
    this.waitNanos = patience.toNanos();
    this.ended = length == 0;
  }

  @Override
  public InputStream stream() {
    return this;
  }

  /**
   * How much may be read of it. To be told before it is read.
   *
   * @return whether the declared length is within that
   */
  boolean limit(long bytes) {
    mostBytes = bytes;
    return length <= bytes;
  }

  /** Whether the client may still send some of it. */
  boolean unread() {
    return !ended;
  }

  /** Whether so much is left that the connection isn't worth reading it. */
  boolean leavesMuch() {
    return !ended && (length < 0 || length - count > Linger.BYTES_KEPT_ALIVE);
  }

  @Override
  public boolean failed() {
    return failed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int most) throws IOException {
    if (most == 0 || ended) {
      return most == 0 ? 0 : -1;
    }
    int read = await(target, offset, most);
    if (read < 0) {
      failed = count < length;
      ended = true;
      if (failed) {
        throw new EOFException("the client went away");
      }
      return -1;
    }
    count += read;
    ended = count == length;
    if (count > mostBytes) {
      throw tooLarge(mostBytes);
    }
    return read;
  }

  static Problem tooLarge(long mostBytes) {
    return new Problem(413, "The request's body is larger than " + mostBytes + " bytes.");
  }

  private int await(byte[] target, int offset, int most) throws IOException {
    long before = System.nanoTime();
    watch.enter(Phase.BODY, Math.max(1, waitNanos));
    failed = true;
    int read;
    try {
      read = in.read(target, offset, most);
    } catch (IOException lost) {
      watch.leave();
      throw lost;
    }
    watch.leave();
    failed = false;
    waitNanos += Math.max(0, read) * NANOS_PER_BYTE - (System.nanoTime() - before);
    return read;
  }
}
