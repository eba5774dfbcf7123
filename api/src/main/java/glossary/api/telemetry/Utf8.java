package glossary.api.telemetry;

import java.nio.charset.StandardCharsets;

/** Text to bytes without an allocation, because request threads do it. */
final class Utf8 {

  private Utf8() {}

  /** Bytes of a whole text. */
  static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Writes what fits of the first {@code chars} of a text, whole characters only; half a surrogate
   * pair becomes a question mark.
   *
   * @return the position after the last byte
   */
  static int put(String text, int chars, byte[] to, int at, int limit) {
    int end = at;
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (end == limit) {
          return end;
        }
        to[end++] = (byte) c;
      } else {
        int point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
        int bytes = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        if (end + bytes > limit) {
          return end;
        }
        end = point >= 0xD800 && point < 0xE000 ? question(to, end) : wide(point, bytes, to, end);
      }
    }
    return end;
  }

  private static int question(byte[] to, int at) {
    to[at] = '?';
    return at + 1;
  }

  private static int wide(int point, int bytes, byte[] to, int at) {
    int rest = point;
    for (int i = bytes - 1; i > 0; i--) {
      to[at + i] = (byte) (0x80 | rest & 0x3F);
      rest >>= 6;
    }
    to[at] = (byte) (0xF00 >> bytes & 0xFF | rest);
    return at + bytes;
  }
}
