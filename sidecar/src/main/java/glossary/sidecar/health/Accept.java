package glossary.sidecar.health;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How much a caller wants a media type, by its {@code Accept} headers. What is malformed is passed
 * over.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, section 12.5.1</a>
 */
final class Accept {
  private static final Pattern QUALITY = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");
  private static final int MOST_RANGES = 50;

  private final List<String> headers;

  /**
   * @param headers null for none, which accepts everything
   */
  Accept(List<String> headers) {
    this.headers = headers == null ? List.of() : headers;
  }

  /** From 0, not at all, to 1; the most specific range that fits counts. */
  double quality(String type) {
    if (headers.isEmpty()) {
      return 1;
    }
    int best = 0;
    double quality = 0;
    int looked = 0;
    for (String header : headers) {
      for (String range : header.split(",", MOST_RANGES)) {
        int fits = looked++ < MOST_RANGES ? fits(range.split(";", 2)[0].strip(), type) : 0;
        if (fits > best) {
          best = fits;
          quality = qualityOf(range);
        } else if (fits == best && fits > 0) {
          quality = Math.max(quality, qualityOf(range));
        }
      }
    }
    return quality;
  }

  /** 3 for the type itself, 2 for its kind, 1 for any, 0 for another. */
  private static int fits(String range, String type) {
    String wanted = range.toLowerCase(Locale.ROOT);
    if (wanted.equals(type)) {
      return 3;
    }
    if (wanted.equals(type.substring(0, type.indexOf('/')) + "/*")) {
      return 2;
    }
    return wanted.equals("*/*") ? 1 : 0;
  }

  private static double qualityOf(String range) {
    String[] parts = range.split(";", MOST_RANGES);
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.regionMatches(true, 0, "q=", 0, 2)) {
        String value = part.substring(2).strip();
        return QUALITY.matcher(value).matches() ? Double.parseDouble(value) : 0;
      }
    }
    return 1;
  }
}
