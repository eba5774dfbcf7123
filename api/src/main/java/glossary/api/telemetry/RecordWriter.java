package glossary.api.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * One sealed record in the making. What does not fit is not written and sets {@link #overflowed},
 * never an exception. Allocates nothing once it is made; one thread at a time.
 */
final class RecordWriter {
  static final int SEAL_BYTES = 16;

  private final byte[] bytes;
  private final ByteBuffer view;
  private final CRC32 crc = new CRC32();
  private int position;
  private int limit;
  private boolean overflowed;

  RecordWriter(int capacity) {
    this.bytes = new byte[capacity];
    this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void start() {
    position = SEAL_BYTES;
    limit = bytes.length;
    overflowed = false;
  }

  /** Keeps what follows within so many bytes of the record's start. */
  void limit(int end) {
    limit = Math.min(end, bytes.length);
  }

  int position() {
    return position;
  }

  boolean overflowed() {
    return overflowed;
  }

  void rollback(int earlier) {
    position = earlier;
    overflowed = false;
  }

  void bytes1(int value) {
    if (room(1)) {
      bytes[position++] = (byte) value;
    }
  }

  void int4(int value) {
    if (room(4)) {
      view.putInt(position, value);
      position += 4;
    }
  }

  void long8(long value) {
    if (room(8)) {
      view.putLong(position, value);
      position += 8;
    }
  }

  /** A text, cut to so many bytes; null is empty. */
  void text(String text, int most) {
    text(text, text == null ? 0 : text.length(), most);
  }

  void text(String text, int chars, int most) {
    int start = position + 2;
    int end =
        start > limit ? start : Utf8.put(text, chars, bytes, start, Math.min(limit, start + most));
    if (start > limit || end == limit && most > limit - start) {
      overflowed = true;
      return;
    }
    view.putShort(position, (short) (end - start));
    position = end;
  }

  /** Overwrites an earlier number, such as a count that is known only now. */
  void int4At(int at, int value) {
    view.putInt(at, value);
  }

  /** Completes the record. */
  void seal(long sequence) {
    view.putInt(4, position - SEAL_BYTES);
    view.putLong(8, sequence);
    crc.reset();
    crc.update(bytes, 4, position - 4);
    view.putInt(0, (int) crc.getValue());
  }

  /** The record is in its first {@link #position} bytes. */
  byte[] bytes() {
    return bytes;
  }

  private boolean room(int wanted) {
    if (limit - position < wanted) {
      overflowed = true;
      return false;
    }
    return true;
  }
}
