package glossary.sidecar.security.upload;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes to the bytes of archives. */
final class Zips {
  private Zips() {}

  static int directory(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }

  static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    assertThat(changed[at]).isNotEqualTo((byte) value);
    changed[at] = (byte) value;
    return changed;
  }

  static byte[] replaced(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return Samples.latin1(text.replace(from, to));
  }

  static byte[] replacedOnce(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return Samples.latin1(
        text.substring(0, text.indexOf(from))
            + to
            + text.substring(text.indexOf(from) + from.length()));
  }

  static int lastIndexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
  }

  static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
