package glossary.sidecar.http;

/** Header values that can't break the head of an answer apart. */
final class HeaderText {

  /**
   * Without control characters, line ends above all; what Latin-1 lacks becomes a question mark.
   * Nearly always the text itself.
   */
  static String clean(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isSafe(value.charAt(i))) {
        return rebuild(value);
      }
    }
    return value;
  }

  private static String rebuild(String value) {
    StringBuilder clean = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (isSafe(c)) {
        clean.append(c);
      } else if (c > 0xff) {
        clean.append('?');
      }
    }
    return clean.toString();
  }

  private static boolean isSafe(char c) {
    return c <= 0xff && !Character.isISOControl(c);
  }

  private HeaderText() {}
}
