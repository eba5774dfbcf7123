package glossary.api.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Reads one sealed record, trusting none of its bytes. */
final class RecordReader {
  private final byte[] bytes;
  private final ByteBuffer view;
  private final long sequence;
  private final int end;
  private int position;

  private RecordReader(byte[] bytes, int at, int length, long sequence) {
    this.bytes = bytes;
    this.view = view(bytes);
    this.sequence = sequence;
    this.position = at + RecordWriter.SEAL_BYTES;
    this.end = position + length;
  }

  /** Throws unless a whole record is within {@code capacity} bytes of {@code at}. */
  static RecordReader open(byte[] bytes, int at, int capacity) throws TornRecordException {
    ByteBuffer view = view(bytes);
    int length = view.getInt(at + 4);
    if (length < 0 || length > capacity - RecordWriter.SEAL_BYTES) {
      throw new TornRecordException();
    }
    CRC32 crc = new CRC32();
    crc.update(bytes, at + 4, RecordWriter.SEAL_BYTES - 4 + length);
    if ((int) crc.getValue() != view.getInt(at)) {
      throw new TornRecordException();
    }
    return new RecordReader(bytes, at, length, view.getLong(at + 8));
  }

  static ByteBuffer view(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  long sequence() {
    return sequence;
  }

  int bytes1() throws TornRecordException {
    return bytes[take(1)] & 0xFF;
  }

  int int4() throws TornRecordException {
    return view.getInt(take(4));
  }

  long long8() throws TornRecordException {
    return view.getLong(take(8));
  }

  String text() throws TornRecordException {
    int length = view.getShort(take(2)) & 0xFFFF;
    return new String(bytes, take(length), length, StandardCharsets.UTF_8);
  }

  /** As {@link #text()}, for a text that may come again. */
  String text(TextCache known) throws TornRecordException {
    int length = view.getShort(take(2)) & 0xFFFF;
    return known.text(bytes, take(length), length);
  }

  /** A number of records of at least so many bytes each, so that a lie can't cost memory. */
  int count(int leastBytes) throws TornRecordException {
    int count = int4();
    if (count < 0 || count > (end - position) / leastBytes) {
      throw new TornRecordException();
    }
    return count;
  }

  private int take(int wanted) throws TornRecordException {
    if (end - position < wanted) {
      throw new TornRecordException();
    }
    int at = position;
    position += wanted;
    return at;
  }
}
