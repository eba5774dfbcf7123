package glossary.agent.headers;

/** Tells pages from all else by the content type. */
final class MediaType {
  private static final String HTML = "text/html";
  private static final String XHTML = "application/xhtml+xml";

  private MediaType() {}

  /**
   * @param contentType with parameters, in any case; null if there is none
   */
  static boolean isHtml(String contentType) {
    if (contentType == null) {
      return false;
    }
    int start = 0;
    while (start < contentType.length() && isSpace(contentType.charAt(start))) {
      start++;
    }
    return is(HTML, contentType, start) || is(XHTML, contentType, start);
  }

  private static boolean is(String type, String contentType, int start) {
    if (!contentType.regionMatches(true, start, type, 0, type.length())) {
      return false;
    }
    int end = start + type.length();
    return end == contentType.length()
        || contentType.charAt(end) == ';'
        || isSpace(contentType.charAt(end));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
