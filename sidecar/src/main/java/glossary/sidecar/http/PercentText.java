package glossary.sidecar.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded ASCII, decoded once, as strict UTF-8. */
final class PercentText {

  /**
   * @param part what the text is, for the message
   * @throws Problem 400 for a broken escape, a raw character that should have been escaped, or
   *     bytes that are not UTF-8, overlong forms included
   */
  static String decode(String text, boolean plusIsSpace, String part) {
    return isPlain(text, plusIsSpace, part) ? text : decodeEscapes(text, plusIsSpace, part);
  }

  private static boolean isPlain(String text, boolean plusIsSpace, String part) {
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        throw new Problem(400, "The " + part + " holds a character that must be percent-encoded.");
      }
      plain &= c != '%' && !(plusIsSpace && c == '+');
    }
    return plain;
  }

  private static String decodeEscapes(String text, boolean plusIsSpace, String part) {
    byte[] bytes = new byte[text.length()];
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes[size++] = (byte) escape(text, i, part);
        i += 2;
      } else {
        bytes[size++] = (byte) (plusIsSpace && c == '+' ? ' ' : c);
      }
    }
    try {
      ByteBuffer decoded = ByteBuffer.wrap(bytes, 0, size);
      return StandardCharsets.UTF_8.newDecoder().decode(decoded).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Problem(400, "The " + part + " must be percent-encoded UTF-8.");
    }
  }

  private static int escape(String text, int percent, String part) {
    int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(text.charAt(percent + 2), 16);
    if (low < 0) {
      throw new Problem(400, "The " + part + " holds a % without two hexadecimal digits.");
    }
    return high << 4 | low;
  }

  private PercentText() {}
}
