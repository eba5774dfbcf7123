package glossary.sidecar.security.input;

import java.util.List;

/** A line end, and what would then be a header or a second request. */
final class HeaderScanner {
  private static final int NEAR = 8;
  private static final List<String> LINES =
      Words.list(
          "set-cookie: location: http/1. content-length: transfer-encoding: "
              + "access-control- x-xss-protection: x-forwarded- refresh:");
  private static final List<String> METHODS = List.of("get /", "post /", "head /", "put /");

  private HeaderScanner() {}

  /**
   * @param text in lower case
   */
  static void scan(String text, Signs signs) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd = c == '\n' || c == '\r';
      if (lineEnd && isHeader(text, Characters.skipBlanks(text, i, NEAR))) {
        signs.add(Rule.HEADER_LINE, i);
        return;
      }
    }
  }

  private static boolean isHeader(String text, int start) {
    for (String line : LINES) {
      if (text.startsWith(line, start)) {
        return true;
      }
    }
    for (String method : METHODS) {
      if (text.startsWith(method, start)) {
        int end = Math.min(text.length(), start + 200);
        return text.substring(start, end).contains(" http/1.");
      }
    }
    return false;
  }
}
