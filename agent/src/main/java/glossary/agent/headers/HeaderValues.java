package glossary.agent.headers;

/** What an operator may put into a header. Refuses what could end a header or start another. */
public final class HeaderValues {
  private static final int LONGEST = 4000;

  private HeaderValues() {}

  /**
   * A policy of at most 4,000 characters.
   *
   * @throws IllegalArgumentException with what must be changed
   */
  public static String policy(String text) {
    visible(text);
    if (text.indexOf(',') >= 0) {
      throw new IllegalArgumentException(
          "must be one policy, so it may have no comma; parts are separated by ;");
    }
    return text;
  }

  /**
   * Where browsers send reports: a path on the host, or a URL.
   *
   * @throws IllegalArgumentException with what must be changed
   */
  public static String reportTo(String text) {
    visible(text);
    boolean path = text.startsWith("/") && !text.startsWith("//");
    boolean url = text.startsWith("https://") || text.startsWith("http://");
    if (!(path || url) || hasAny(text, " ;,\"'<>\\")) {
      throw new IllegalArgumentException(
          "must be a path such as /api/csp-reports or an http or https URL, without spaces, ; or ,");
    }
    return text;
  }

  /**
   * {@code true} for a year, or a value of one's own that begins with {@code max-age=}.
   *
   * @return null for {@code false}
   * @throws IllegalArgumentException with what must be changed
   */
  public static String hsts(String text) {
    if (text.equals("false")) {
      return null;
    }
    if (text.equals("true")) {
      return "max-age=31536000";
    }
    visible(text);
    if (!text.startsWith("max-age=") || text.length() == 8 || !isDigit(text.charAt(8))) {
      throw new IllegalArgumentException("must be true, false or a value such as max-age=31536000");
    }
    return text;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static void visible(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        throw new IllegalArgumentException("must be one line of visible ASCII characters");
      }
    }
  }

  private static boolean hasAny(String text, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      if (text.indexOf(characters.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
