package glossary.sidecar.security.client;

/**
 * Reads one element of a {@code Forwarded} header, such as {@code
 * for="[2001:db8::1]:4711";proto=https}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239#section-4">RFC 7239, section 4</a>
 */
final class ForwardedElement {

  private ForwardedElement() {}

  /** What of it is not well-formed, or is there twice, counts as not said. */
  static Hop read(String element) {
    String node = parameter(element, "for");
    String proto = parameter(element, "proto");
    return new Hop(
        node == null ? null : Hop.address(node),
        proto == null ? null : (Boolean) proto.equalsIgnoreCase("https"));
  }

  private static String parameter(String element, String name) {
    String found = null;
    for (int at = 0; at < element.length(); ) {
      int end = semicolon(element, at);
      int equals = element.indexOf('=', at);
      if (equals >= 0
          && equals < end
          && element.substring(at, equals).strip().equalsIgnoreCase(name)) {
        if (found != null) {
          return null;
        }
        found = unquoted(element.substring(equals + 1, end).strip());
      }
      at = end + 1;
    }
    return found;
  }

  private static int semicolon(String element, int from) {
    boolean quoted = false;
    for (int i = from; i < element.length(); i++) {
      char c = element.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return element.length();
  }

  /** No address and no scheme has anything in it that must be escaped. */
  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
