package glossary.agent.headers;

/** One pattern and its mode. */
final class HeaderRule {
  final HeaderMode mode;
  private final String prefix;
  private final boolean exact;

  private HeaderRule(String prefix, boolean exact, HeaderMode mode) {
    this.prefix = prefix;
    this.exact = exact;
    this.mode = mode;
  }

  static HeaderRule parse(String text) {
    int equals = text.lastIndexOf('=');
    String pattern = equals < 0 ? text : text.substring(0, equals).trim();
    HeaderMode mode = equals < 0 ? null : HeaderMode.of(text.substring(equals + 1).trim());
    if (mode == null) {
      throw new IllegalArgumentException(
          "must be rules such as /embed/*=off,/admin/*=enforce, with off, safe, report or enforce");
    }
    int star = pattern.indexOf('*');
    if (!pattern.startsWith("/") || (star >= 0 && star < pattern.length() - 1)) {
      throw new IllegalArgumentException(
          "must have paths that begin with / and have a * at their end only");
    }
    rejectUnusable(pattern);
    return new HeaderRule(star < 0 ? pattern : pattern.substring(0, star), star < 0, mode);
  }

  private static void rejectUnusable(String pattern) {
    if (AmbiguousPath.is(pattern) || pattern.indexOf(';') >= 0 || pattern.indexOf('?') >= 0) {
      throw new IllegalArgumentException(
          "must have plain paths, without a query, parameters, dot segments or escaped signs");
    }
  }

  /**
   * @param length of the path without its last parameters
   */
  boolean fits(String path, int length) {
    int wanted = prefix.length();
    if (exact) {
      return length == wanted && path.startsWith(prefix);
    }
    boolean folderItself = length == wanted - 1 && prefix.charAt(wanted - 1) == '/';
    return folderItself
        ? path.regionMatches(0, prefix, 0, length)
        : length >= wanted && path.startsWith(prefix);
  }

  boolean beats(HeaderRule other) {
    int more = prefix.length() - other.prefix.length();
    return more > 0 || (more == 0 && exact);
  }

  boolean hasPatternOf(HeaderRule other) {
    return exact == other.exact && prefix.equals(other.prefix);
  }

  String pattern() {
    return exact ? prefix : prefix + "*";
  }
}
