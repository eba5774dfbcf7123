package glossary.sidecar.csp;

/**
 * The path of a page without what differs from one page of its kind to the next, such as {@code
 * /terms/{id}}: numbers, identifiers, long words and all that is not plain ASCII.
 */
final class PageTemplate {
  private static final int MOST_SEGMENTS = 6;
  private static final int LONGEST_WORD = 32;
  private static final int DIGITS_OF_ID = 4;
  private static final String ID = "{id}";

  private PageTemplate() {}

  /**
   * @param path begins with a slash
   */
  static String of(String path) {
    String[] segments = path.substring(1).split("/", MOST_SEGMENTS + 1);
    StringBuilder template = new StringBuilder();
    for (int i = 0; i < Math.min(segments.length, MOST_SEGMENTS); i++) {
      template.append('/').append(isWord(segments[i]) ? segments[i] : ID);
    }
    return segments.length > MOST_SEGMENTS ? template + "/..." : template.toString();
  }

  /** Whether it names a kind of page: short, of plain letters, with few digits, not all of them. */
  private static boolean isWord(String segment) {
    int digits = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!(c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c == '-'
          || c == '_'
          || c == '.')) {
        return false;
      }
    }
    return segment.length() <= LONGEST_WORD
        && digits < DIGITS_OF_ID
        && (segment.isEmpty() || digits < segment.length());
  }
}
