package glossary.sidecar.http;

/**
 * A request target, split but not decoded.
 *
 * @param authority of an absolute-form target, or null
 * @param path never null
 * @param query without its question mark, or null
 */
record Target(String authority, String path, String query) {
  private static final int LONGEST = 8 << 10;

  /**
   * Splits what the client sent. {@link java.net.URI} is not asked: it reads {@code //admin} as a
   * host and {@code ///admin} as a path.
   *
   * @throws Problem 400 or 414
   */
  static Target parse(String text) {
    if (text.length() > LONGEST) {
      throw new Problem(414, "The request target is longer than 8 KiB.");
    }
    if (text.indexOf('#') >= 0) {
      throw new Problem(400, "The request target must not hold a fragment.");
    }
    if (text.startsWith("/")) {
      return split(null, text);
    }
    int authority = afterScheme(text);
    int end = authority;
    while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
      end++;
    }
    return split(text.substring(authority, end), text.substring(end));
  }

  private static int afterScheme(String text) {
    if (text.regionMatches(true, 0, "http://", 0, 7)) {
      return 7;
    }
    if (text.regionMatches(true, 0, "https://", 0, 8)) {
      return 8;
    }
    throw new Problem(400, "The request target must be a path or an http URL.");
  }

  private static Target split(String authority, String rest) {
    int question = rest.indexOf('?');
    return question < 0
        ? new Target(authority, rest, null)
        : new Target(authority, rest.substring(0, question), rest.substring(question + 1));
  }
}
