package glossary.agent.headers;

/** Paths that a server resolves to another path before it looks for what is there. */
final class AmbiguousPath {
  private AmbiguousPath() {}

  /**
   * Whether it has an empty segment, one that begins with a dot, a backslash, a parameter within,
   * or an escaped ASCII character other than a space.
   */
  static boolean is(String path) {
    int last = path.length() - 1;
    for (int i = 0; i <= last; i++) {
      switch (path.charAt(i)) {
        case '/':
          if (i < last && (path.charAt(i + 1) == '/' || path.charAt(i + 1) == '.')) {
            return true;
          }
          break;
        case ';':
          if (path.indexOf('/', i) >= 0) {
            return true;
          }
          break;
        case '%':
          if (isEscapedAscii(path, i)) {
            return true;
          }
          break;
        case '\\':
          return true;
        default:
          break;
      }
    }
    return false;
  }

  private static boolean isEscapedAscii(String path, int percent) {
    if (percent + 2 >= path.length()) {
      return true;
    }
    char high = path.charAt(percent + 1);
    boolean ascii = high <= '7';
    boolean space = high == '2' && path.charAt(percent + 2) == '0';
    return ascii && !space;
  }

  /** Up to the parameters of the last segment: {@code /embed/page;jsessionid=1}. */
  static int lengthWithoutParameters(String path) {
    int semicolon = path.indexOf(';');
    return semicolon < 0 ? path.length() : semicolon;
  }
}
