package glossary.sidecar.http;

/**
 * The one spelling of a path under which routes are found and access is judged. What has two
 * readings is refused rather than repaired: a proxy in front may have read it the other way.
 */
final class CanonicalPath {

  /**
   * @param raw path of the request target, still percent-encoded
   * @return decoded, without a trailing slash unless it is {@code /}
   * @throws Problem 400 for empty, {@code .} and {@code ..} segments, encoded slashes, backslashes,
   *     {@code ;} parameters, control characters and what is not UTF-8
   */
  static String of(String raw) {
    if (raw.isEmpty() || raw.charAt(0) != '/') {
      throw new Problem(400, "The path must begin with a slash.");
    }
    refuseSeparators(raw);
    String path = PercentText.decode(raw, false, "path");
    refuseControls(path);
    int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    refuseSpecialSegments(path, end);
    return end == path.length() ? path : path.substring(0, end);
  }

  private static void refuseSeparators(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == ';') {
        throw new Problem(400, "The path must not hold parameters after a semicolon.");
      }
      if (c == '\\' || c == '%' && isEncodedSeparator(raw, i)) {
        throw new Problem(400, "The path must not hold backslashes or encoded slashes.");
      }
    }
  }

  private static boolean isEncodedSeparator(String raw, int percent) {
    return raw.regionMatches(true, percent, "%2f", 0, 3)
        || raw.regionMatches(true, percent, "%5c", 0, 3);
  }

  private static void refuseControls(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (Character.isISOControl(path.charAt(i))) {
        throw new Problem(400, "The path must not hold control characters.");
      }
    }
  }

  private static void refuseSpecialSegments(String path, int end) {
    int start = 1;
    while (start < end) {
      int slash = path.indexOf('/', start);
      int stop = slash < 0 || slash > end ? end : slash;
      if (stop == start || isDots(path, start, stop)) {
        throw new Problem(400, "The path must not hold empty, . or .. segments.");
      }
      start = stop + 1;
    }
    if (end > 1 && path.charAt(end - 1) == '/' || end == 1 && path.length() == 2) {
      throw new Problem(400, "The path must not hold empty, . or .. segments.");
    }
  }

  private static boolean isDots(String path, int start, int stop) {
    int length = stop - start;
    return length <= 2 && path.charAt(start) == '.' && path.charAt(stop - 1) == '.';
  }

  private CanonicalPath() {}
}
