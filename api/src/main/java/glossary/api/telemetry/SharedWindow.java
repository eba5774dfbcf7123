package glossary.api.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One slot or error of a file in memory, for threads of the host. If someone cuts the file short
 * under it, the JVM throws an {@link InternalError} at a store, or some time later wherever the
 * thread then is. So every write ends with a look at a mark in the same page: while that is there,
 * so was the page, and if not, the error is awaited here, where it is no harm.
 *
 * <p>One thread at a time.
 */
public final class SharedWindow {
  private static final long MARK = 0x6B72614D4C54474CL;

  private static final int CALLS = 1000;

  private final ByteBuffer window;
  private final int markAt;

  /** Written only, so that what makes it is not optimised away. */
  @SuppressWarnings("UnusedVariable")
  private volatile Object made;

  SharedWindow(ByteBuffer file, int at, int length) {
    ByteBuffer part = file.duplicate();
    part.position(at);
    part.limit(at + length);
    window = part.slice().order(ByteOrder.LITTLE_ENDIAN);
    markAt = length - TelemetryLayout.MARK_BYTES;
  }

  /** What a window has at its end, before it is used. */
  static byte[] mark() {
    byte[] mark = new byte[TelemetryLayout.MARK_BYTES];
    RecordReader.view(mark).putLong(0, MARK);
    return mark;
  }

  /** False if the file was cut short: its memory must not be used again. */
  boolean write(RecordWriter record, int at, boolean guarded, long guard) {
    try {
      window.position(at);
      window.put(record.bytes(), 0, record.position());
      return guarded ? writeGuard(guard) : isThere();
    } catch (InternalError cutShort) {
      return false;
    }
  }

  /** As {@link #write}, of the first eight bytes only. */
  boolean writeGuard(long guard) {
    try {
      window.putLong(0, guard);
      return isThere();
    } catch (InternalError cutShort) {
      return false;
    }
  }

  private boolean isThere() {
    if (window.getLong(markAt) == MARK) {
      return true;
    }
    // An array of arrays is made by a call into the JVM, which delivers its errors on the way back.
    for (int i = 0; i < CALLS; i++) {
      made = new byte[1][1];
    }
    return false;
  }
}
