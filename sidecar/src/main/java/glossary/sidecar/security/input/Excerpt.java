package glossary.sidecar.security.input;

/** A piece of a request that may be written to a log. */
final class Excerpt {
  static final int LENGTH = 32;
  private static final int LONGEST_PLAIN = 12;

  private Excerpt() {}

  /**
   * Letters and punctuation of ASCII as they are; digits as {@code 0}, other characters as {@code
   * ?}, and what is long enough to be a secret as {@code ***}.
   */
  static String masked(String text) {
    StringBuilder masked = new StringBuilder(LENGTH);
    int i = 0;
    while (i < text.length()) {
      int end = i;
      while (end < text.length() && isToken(text.charAt(end))) {
        end++;
      }
      if (end - i > LONGEST_PLAIN) {
        masked.append("***");
        i = end;
        continue;
      }
      for (; i < end; i++) {
        masked.append(Characters.isDigit(text.charAt(i)) ? '0' : text.charAt(i));
      }
      if (i < text.length()) {
        char c = text.charAt(i++);
        masked.append(c >= ' ' && c < 0x7f ? c : '?');
      }
    }
    return masked.toString();
  }

  private static boolean isToken(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || Characters.isDigit(c);
  }
}
