package glossary.sidecar.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** One block of a deflated stream, with the buffers and the compressor that it needs. */
final class DeflateBlock implements AutoCloseable {
  private static final int SIZE = 256 << 10;
  private static final int DICTIONARY = 32 << 10;
  private static final int LEVEL = 6;

  private final Deflater deflater = new Deflater(LEVEL, true);
  private final byte[] plain = new byte[SIZE];
  private final byte[] dictionary = new byte[DICTIONARY];
  private boolean follows;
  private int length;
  private byte[] packed = new byte[SIZE / 2];
  private int packedLength;

  boolean isFull() {
    return length == SIZE;
  }

  /** How many bytes it has taken. */
  int fill(byte[] bytes, int offset, int available) {
    int taken = Math.min(available, SIZE - length);
    System.arraycopy(bytes, offset, plain, length, taken);
    length += taken;
    return taken;
  }

  /** Empties it, to follow another that is full. */
  void begin(DeflateBlock after) {
    length = 0;
    follows = true;
    System.arraycopy(after.plain, SIZE - DICTIONARY, dictionary, 0, DICTIONARY);
  }

  void deflate(boolean last) {
    deflater.reset();
    if (follows) {
      deflater.setDictionary(dictionary);
    }
    deflater.setInput(plain, 0, length);
    if (last) {
      deflater.finish();
    }
    packedLength = 0;
    int flush = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
    while (true) {
      packedLength += deflater.deflate(packed, packedLength, packed.length - packedLength, flush);
      if (packedLength < packed.length) {
        return;
      }
      packed = Arrays.copyOf(packed, packed.length * 2);
    }
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(packed, 0, packedLength);
  }

  @Override
  public void close() {
    deflater.end();
  }
}
