package glossary.sidecar.security;

import java.util.Locale;

/** The {@code host[:port]} of a URL or of the Host header. */
final class Authority {

  private Authority() {}

  /** Lower case, without port and without a trailing dot; an IPv6 address keeps its brackets. */
  static String host(String authority) {
    int afterAddress = authority.lastIndexOf(']') + 1;
    int colon = authority.indexOf(':', afterAddress);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    return (host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Whether this is an IPv4 address in dotted form or a bracketed IPv6 address; no name looks like
   * either.
   */
  static boolean isAddress(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return true;
    }
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean number =
          !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!number || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }
}
