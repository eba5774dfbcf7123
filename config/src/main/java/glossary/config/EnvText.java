package glossary.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** The bytes of an env file as text, line by line, so that a wrong byte is found in its line. */
final class EnvText {

  /** Lines end in a line feed; a line that is no text becomes empty, and a problem. */
  static String decode(String file, byte[] bytes, Findings findings) {
    if (isUtf16(bytes)) {
      findings.problem(ConfigProblem.at(file, "must be saved as UTF-8, it is UTF-16"));
      return "";
    }
    StringBuilder text = new StringBuilder(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    int number = 1;
    for (int start = hasBom(bytes) ? 3 : 0; start < bytes.length; number++) {
      int end = indexOf(bytes, (byte) '\n', start, bytes.length);
      try {
        text.append(line(bytes, start, end, decoder));
      } catch (CharacterCodingException notUtf8) {
        findings.problem(ConfigProblem.at(file + ":" + number, "must be UTF-8 text without NUL"));
      }
      text.append('\n');
      start = end + 1;
    }
    return text.toString();
  }

  private static CharSequence line(byte[] bytes, int start, int end, CharsetDecoder decoder)
      throws CharacterCodingException {
    if (indexOf(bytes, (byte) 0, start, end) < end) {
      throw new CharacterCodingException();
    }
    int length = end - start;
    boolean carriageReturn = length > 0 && bytes[end - 1] == '\r';
    return decoder.decode(ByteBuffer.wrap(bytes, start, carriageReturn ? length - 1 : length));
  }

  private static int indexOf(byte[] bytes, byte wanted, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static boolean hasBom(byte[] b) {
    return b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
  }

  private static boolean isUtf16(byte[] b) {
    int mark = b.length < 2 ? 0 : ((b[0] & 0xFF) << 8) | (b[1] & 0xFF);
    return mark == 0xFFFE || mark == 0xFEFF;
  }

  private EnvText() {}
}
