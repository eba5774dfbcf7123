package glossary.soak.malformed;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The n-th request of a seed, the same each time. */
final class MalformedRequest {
  private static final String SPICE = "\r\n\0\t :;,/%?&=\"\\{}[]\u007f\u00ff";

  private MalformedRequest() {}

  static byte[] of(long seed, int number) {
    Random random = new Random(seed * 1_000_003 + number);
    StringBuilder text = new StringBuilder(new Grammar(random).requests());
    if (random.nextInt(4) == 0) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutate(text, random);
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void mutate(StringBuilder text, Random random) {
    if (text.length() < 2) {
      return;
    }
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(16));
    char spice = SPICE.charAt(random.nextInt(SPICE.length()));
    switch (random.nextInt(6)) {
      case 0 -> text.setCharAt(at, (char) random.nextInt(256));
      case 1 -> text.setCharAt(at, spice);
      case 2 -> text.insert(at, spice);
      case 3 -> text.delete(at, to);
      case 4 -> text.insert(at, text.substring(at, to));
      default -> text.setLength(at);
    }
  }
}
