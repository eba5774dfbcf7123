package glossary.api.telemetry;

import java.nio.charset.StandardCharsets;

/**
 * Remembers texts that are read again and again, such as routes, so that they are one object and
 * not new garbage each time. Bounded: a text takes the place of another with the same hash. One
 * thread at a time.
 */
final class TextCache {
  private static final int SHORT_BYTES = 128;
  private static final int LONG_BYTES = 4096;

  private final String[] shortTexts = new String[8192];
  private final String[] longTexts = new String[512];

  String text(byte[] bytes, int at, int length) {
    if (length > LONG_BYTES) {
      return new String(bytes, at, length, StandardCharsets.UTF_8);
    }
    String[] texts = length > SHORT_BYTES ? longTexts : shortTexts;
    int place = hash(bytes, at, length) & texts.length - 1;
    String known = texts[place];
    if (known != null && isAscii(known, bytes, at, length)) {
      return known;
    }
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    texts[place] = text;
    return text;
  }

  private static int hash(byte[] bytes, int at, int length) {
    int hash = length;
    for (int i = at; i < at + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 16;
  }

  /** Whether these bytes are this text; false for all that is not plain ASCII. */
  private static boolean isAscii(String known, byte[] bytes, int at, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] < 0 || known.charAt(i) != bytes[at + i]) {
        return false;
      }
    }
    return true;
  }
}
