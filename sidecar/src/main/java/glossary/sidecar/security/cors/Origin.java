package glossary.sidecar.security.cors;

import java.net.IDN;
import java.util.Locale;

/**
 * Scheme, host and port as a browser writes them: in lower case, and without the scheme's own port.
 *
 * @param scheme such as {@code https}
 * @param host an IPv6 address keeps its brackets
 * @param port empty for the scheme's own, else such as {@code :8443}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6">RFC 6454, section 6</a>
 */
record Origin(String scheme, String host, String port) {
  private static final int LONGEST = 300;

  /**
   * @return null if it is none, as with {@code null}, a path, a user name, white space or two
   *     origins
   */
  static Origin parse(String text) {
    int colon = text.indexOf("://");
    if (colon <= 0 || text.length() > LONGEST) {
      return null;
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    String authority = text.substring(colon + 3).toLowerCase(Locale.ROOT);
    int portAt = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    String host = portAt < 0 ? authority : authority.substring(0, portAt);
    String port = portAt < 0 ? "" : authority.substring(portAt);
    if (!isScheme(scheme) || !isHost(host) || !isPort(port)) {
      return null;
    }
    return new Origin(scheme, host, isUsual(scheme, port) ? "" : port);
  }

  /**
   * The same as an administrator may write it, with letters that a browser encodes.
   *
   * @throws IllegalArgumentException if it is no origin
   */
  static Origin ofSetting(String text) {
    int host = text.indexOf("://") + 3;
    Origin origin = parse(text.substring(0, host) + IDN.toASCII(text.substring(host)));
    if (origin == null) {
      throw new IllegalArgumentException("not an origin: " + text);
    }
    return origin;
  }

  private static boolean isScheme(String text) {
    return text.chars().allMatch(c -> c >= 'a' && c <= 'z' || isDigit(c) || "+-.".indexOf(c) >= 0);
  }

  /** Of a name, with an asterisk for a setting, or of an address. */
  private static boolean isHost(String text) {
    boolean v6 = text.startsWith("[") && text.endsWith("]");
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || isDigit(c)
                        || ".-_*".indexOf(c) >= 0
                        || v6 && ":[]".indexOf(c) >= 0);
  }

  private static boolean isPort(String text) {
    return text.isEmpty()
        || text.length() > 1
            && text.length() <= 6
            && text.chars().skip(1).allMatch(Origin::isDigit);
  }

  private static boolean isUsual(String scheme, String port) {
    return scheme.equals("https") && port.equals(":443")
        || scheme.equals("http") && port.equals(":80");
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
