package glossary.sidecar.security.client;

/**
 * One address in a forwarding header.
 *
 * @param address null if it cannot be read, as with {@code unknown} and hidden names
 * @param secure whether that hop says that the client spoke TLS; null if it says nothing
 */
record Hop(IpAddress address, Boolean secure) {
  private static final int LONGEST = 64;

  /** Only an address, as X-Forwarded-For has it. */
  static Hop of(String node) {
    return new Hop(address(node), null);
  }

  /**
   * The address of {@code 1.2.3.4}, {@code 1.2.3.4:80}, {@code ::1}, {@code [::1]}, {@code
   * [::1]:80} or one of these with a zone; null for anything else.
   */
  static IpAddress address(String node) {
    String text = node.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (text.charAt(0) == '[') {
      int end = text.indexOf(']');
      return end > 0 && isPort(text, end + 1) ? literal(text.substring(1, end), true) : null;
    }
    int colon = text.indexOf(':');
    boolean port = colon > 0 && colon == text.lastIndexOf(':');
    if (port) {
      return isPort(text, colon) ? literal(text.substring(0, colon), false) : null;
    }
    return literal(text, colon >= 0);
  }

  private static IpAddress literal(String text, boolean v6) {
    int zone = v6 ? text.indexOf('%') : -1;
    String plain = zone < 0 ? text : text.substring(0, zone);
    return plain.indexOf(':') >= 0 == v6 ? IpAddress.parse(plain) : null;
  }

  /** Nothing, or a colon with a number behind it. */
  private static boolean isPort(String text, int at) {
    if (at == text.length()) {
      return true;
    }
    boolean some = text.charAt(at) == ':' && at + 1 < text.length();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      some &= c >= '0' && c <= '9' && text.length() - at <= 6;
    }
    return some;
  }
}
