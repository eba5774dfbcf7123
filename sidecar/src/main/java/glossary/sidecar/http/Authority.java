package glossary.sidecar.http;

import java.util.Locale;

/** Host and optional port, as in a {@code Host} header. */
final class Authority {

  /**
   * In lower case.
   *
   * @throws Problem 400 if it is not {@code name}, {@code 1.2.3.4} or {@code [::1]}, each with an
   *     optional port
   */
  static String parse(String text) {
    int end = text.startsWith("[") ? endOfIpv6(text) : endOfName(text);
    if (end <= 0 || end > 255 || !isPort(text, end)) {
      throw new Problem(400, "The Host header is not a host name with an optional port.");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static int endOfName(String text) {
    int i = 0;
    while (i < text.length() && isNameCharacter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '-'
        || c == '_';
  }

  private static int endOfIpv6(String text) {
    int i = 1;
    while (i < text.length() && isIpv6Character(text.charAt(i))) {
      i++;
    }
    return i > 2 && i < text.length() && text.charAt(i) == ']' ? i + 1 : -1;
  }

  private static boolean isIpv6Character(char c) {
    return c == ':' || c == '.' || Character.digit(c, 16) >= 0 && c < 0x7f;
  }

  private static boolean isPort(String text, int from) {
    if (from == text.length()) {
      return true;
    }
    int digits = text.length() - from - 1;
    if (text.charAt(from) != ':' || digits < 1 || digits > 5) {
      return false;
    }
    int port = 0;
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      port = port * 10 + c - '0';
    }
    return port <= 65535;
  }

  private Authority() {}
}
