package glossary.sidecar.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** JSON as UTF-8 bytes. Safe for use by all threads; its factory recycles buffers. */
final class JsonBytes {
  private final JsonFactory factory = new JsonFactory();

  byte[] of(Json value) throws IOException {
    Sink sink = new Sink();
    try (JsonGenerator out = factory.createGenerator(sink)) {
      value.writeTo(out);
    }
    return sink.bytes();
  }

  /** The generator hands over a small document in one piece, which is then copied only once. */
  private static final class Sink extends OutputStream {
    private byte[] bytes = new byte[0];
    private int size;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      if (size + length > bytes.length) {
        int grown = size == 0 ? length : Math.max(size + length, Math.multiplyExact(size, 2));
        bytes = Arrays.copyOf(bytes, grown);
      }
      System.arraycopy(source, offset, bytes, size, length);
      size += length;
    }

    byte[] bytes() {
      return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
  }
}
