package glossary.api.telemetry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Remembers texts that are read again and again, such as routes, so that they are one object and
 * not new garbage each time. Bounded: a text takes the place of another with the same hash. One
 * thread at a time.
 */
final class TextCache {
  private static final int SHORT_BYTES = 128;
  private static final int LONG_BYTES = 4096;

  /** A hash looks at some bytes only; whether a text is the same is seen by all of them. */
  private static final int HASHED_BYTES = 32;

  private final Known[] shortTexts = new Known[8192];
  private final Known[] longTexts = new Known[256];

  private static final class Known {
    final ByteBuffer bytes;
    final String text;

    Known(byte[] bytes) {
      this.bytes = ByteBuffer.wrap(bytes);
      this.text = new String(bytes, StandardCharsets.UTF_8);
    }
  }

  String text(byte[] bytes, int at, int length) {
    if (length > LONG_BYTES) {
      return new String(bytes, at, length, StandardCharsets.UTF_8);
    }
    Known[] texts = length > SHORT_BYTES ? longTexts : shortTexts;
    int place = hash(bytes, at, length) & texts.length - 1;
    Known known = texts[place];
    if (known == null || !known.bytes.equals(ByteBuffer.wrap(bytes, at, length))) {
      known = new Known(Arrays.copyOfRange(bytes, at, at + length));
      texts[place] = known;
    }
    return known.text;
  }

  /** Of the last bytes, in which routes differ most, and of some before. */
  private static int hash(byte[] bytes, int at, int length) {
    int hash = length;
    int end = at + length;
    int last = Math.max(at, end - HASHED_BYTES);
    for (int i = last; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    int step = (last - at) / HASHED_BYTES + 1;
    for (int i = at; i < last; i += step) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 16;
  }
}
