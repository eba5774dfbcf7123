package glossary.sidecar.csp;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a URL that reports are grouped by. Read leniently, since browsers cut them off at
 * will, and kept strictly: only letters that an origin can have.
 *
 * @param origin scheme, host and port in lower case
 * @param path begins with a slash
 */
record WebUrl(String origin, String path) {
  private static final int LONGEST = 2048;
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
  private static final Pattern URL =
      Pattern.compile(
          "([a-zA-Z]{2,5})://([a-zA-Z0-9._-]{1,253}|\\[[0-9a-fA-F:.]{2,45}\\])(:[0-9]{1,5})?(/[^?#]*)?(?:[?#].*)?",
          Pattern.DOTALL);

  /** Empty if it is no URL of the web. */
  static Optional<WebUrl> parse(String text) {
    Matcher url = URL.matcher(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    if (!url.matches() || !SCHEMES.contains(url.group(1).toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String port = url.group(3) == null ? "" : url.group(3);
    String origin = (url.group(1) + "://" + url.group(2) + port).toLowerCase(Locale.ROOT);
    return Optional.of(new WebUrl(origin, url.group(4) == null ? "/" : url.group(4)));
  }
}
