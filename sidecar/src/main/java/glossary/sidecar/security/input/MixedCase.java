package glossary.sidecar.security.input;

import java.util.Set;

/** Words in a case that nobody writes, {@code sElEcT}, which hides them from simple filters. */
final class MixedCase {
  private static final Set<String> WORDS =
      Words.set(
          "select union insert update delete drop script javascript alert onerror onload "
              + "where from iframe passwd sleep exec");
  private static final int LONGEST = 10;

  private MixedCase() {}

  static boolean isIn(String text) {
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && isLetter(text.charAt(end))) {
        end++;
      }
      if (end - start >= 4 && end - start <= LONGEST && isMixed(text, start, end)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static boolean isMixed(String text, int start, int end) {
    int changes = 0;
    for (int i = start + 1; i < end; i++) {
      changes += isUpper(text.charAt(i)) != isUpper(text.charAt(i - 1)) ? 1 : 0;
    }
    boolean usual = changes == 0 || changes == 1 && isUpper(text.charAt(start));
    String word = text.substring(start, end);
    return !usual && !word.equals("JavaScript") && WORDS.contains(Characters.lowerCase(word));
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || isUpper(c);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
