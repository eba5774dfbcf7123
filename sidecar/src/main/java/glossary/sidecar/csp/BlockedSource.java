package glossary.sidecar.csp;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a page wanted to load or run, as a policy would name it: an origin, {@code 'self'}, a scheme
 * such as {@code data:}, or a word such as {@code inline}.
 */
final class BlockedSource {
  static final String SELF = "'self'";

  private static final Set<String> WORDS =
      Set.of("inline", "eval", "wasm-eval", "trusted-types-policy", "trusted-types-sink");
  private static final Set<String> SCHEMES = Set.of("data", "blob", "filesystem", "mediastream");

  /** Of browsers' extensions, which no policy of a page has to allow. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "chrome-extension",
          "moz-extension",
          "safari-extension",
          "safari-web-extension",
          "webkit-masked-url",
          "ms-browser-extension",
          "edge-extension",
          "opera-extension",
          "chrome",
          "resource");

  private BlockedSource() {}

  /**
   * @param text the report's blocked URL
   * @param page the page's origin
   */
  static String of(String text, String page) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (WORDS.contains(lower)) {
      return lower;
    }
    if (lower.equals("self")) {
      return SELF;
    }
    String scheme = scheme(lower);
    if (SCHEMES.contains(scheme)) {
      return scheme + ":";
    }
    Optional<WebUrl> url = WebUrl.parse(lower);
    return url.map(WebUrl::origin)
        .map(origin -> origin.equals(page) ? SELF : origin)
        .orElse(Violation.OTHER);
  }

  /** Whether a URL is one of an extension. */
  static boolean isExtension(String url) {
    return EXTENSIONS.contains(scheme(url.strip().toLowerCase(Locale.ROOT)));
  }

  /** Browsers send the scheme alone, or the whole URL. */
  private static String scheme(String lower) {
    int colon = lower.indexOf(':');
    return colon < 0 ? lower : lower.substring(0, colon);
  }
}
