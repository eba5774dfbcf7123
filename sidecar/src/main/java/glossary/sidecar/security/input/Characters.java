package glossary.sidecar.security.input;

/** Small questions about characters. A position outside of a text has the character 0. */
final class Characters {

  private Characters() {}

  static char at(String text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : 0;
  }

  /** Space, line ends and the other blanks that parsers skip. */
  static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c == 0xa0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Of lower-case text. */
  static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isWord(char c) {
    return isLatin(c) || isDigit(c) || c == '_' || c > 0x7f && Character.isLetterOrDigit(c);
  }

  static boolean isQuote(char c) {
    return c == '\'' || c == '"' || c == '`';
  }

  /** The first position from {@code index} on that is not blank. */
  static int skipBlanks(String text, int index) {
    return skipBlanks(text, index, text.length());
  }

  /** At most so many. */
  static int skipBlanks(String text, int index, int most) {
    int i = index;
    while (i < text.length() && i - index < most && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where {@code wanted} begins within so many characters; -1 if it doesn't. */
  static int find(String text, String wanted, int from, int reach) {
    int end = Math.min(text.length() - wanted.length(), from + reach);
    for (int i = from; i <= end; i++) {
      if (text.startsWith(wanted, i)) {
        return i;
      }
    }
    return -1;
  }

  /** The last position before {@code index} that is not blank; -1 if none is within reach. */
  static int beforeBlanks(String text, int index, int reach) {
    int i = index - 1;
    while (i >= 0 && index - i <= reach && isBlank(text.charAt(i))) {
      i--;
    }
    return i;
  }

  static int endOfWord(String text, int index) {
    int i = index;
    while (i < text.length() && isWord(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** ASCII letters only, so that positions stay. */
  static String lowerCase(String text) {
    int i = 0;
    while (i < text.length() && !isUpper(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    char[] lower = text.toCharArray();
    for (; i < lower.length; i++) {
      if (isUpper(lower[i])) {
        lower[i] = (char) (lower[i] + ('a' - 'A'));
      }
    }
    return new String(lower);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
