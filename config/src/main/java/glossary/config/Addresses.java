package glossary.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks of network names by their shape alone: nothing here asks a name server. */
final class Addresses {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6_LETTERS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252})");
  private static final String AUTHORITY =
      "(?:\\[[0-9A-Fa-f:.]{2,45}\\]|[^\\p{Cntrl}/?#@:\\[\\]\\\\%*,;'\"\\s]{1,253})(?::[0-9]{1,5})?";
  private static final Pattern ORIGIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://" + AUTHORITY);
  private static final Pattern ORIGINS_BELOW =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]{0,30}://\\*\\.[^*./?#@:\\[\\]\\s]+(?:\\.[^*./?#@:\\[\\]\\s]+)+(?::[0-9]{1,5})?");

  /** An address or host name to listen on; brackets around an IPv6 address are dropped. */
  static String bind(String text) throws BadValue {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String host = bracketed ? text.substring(1, text.length() - 1) : text;
    if (!isIpv6(host) && (bracketed || !HOST.matcher(host).matches())) {
      throw new BadValue();
    }
    return host;
  }

  /** An IP address, or a network such as {@code 10.0.0.0/8}. */
  static String network(String text) throws BadValue {
    String[] parts = text.split("/", -1);
    int bits = IPV4.matcher(parts[0]).matches() ? 32 : isIpv6(parts[0]) ? 128 : -1;
    boolean prefixed = parts.length == 2;
    if (bits < 0 || parts.length > 2 || (prefixed && !isAtMost(parts[1], bits))) {
      throw new BadValue();
    }
    return text;
  }

  /**
   * {@code *} or scheme, host and port; one slash at the end is dropped, as no browser sends it. An
   * asterisk as the first label stands for all names below a domain of two labels at least.
   */
  static String origin(String text) throws BadValue {
    String origin = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    boolean star = origin.indexOf('*') >= 0;
    if (!origin.equals("*") && !(star ? ORIGINS_BELOW : ORIGIN).matcher(origin).matches()) {
      throw new BadValue();
    }
    return origin;
  }

  static URI webUrl(String text) throws BadValue {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null) {
        throw new BadValue();
      }
      return url;
    } catch (URISyntaxException notUrl) {
      throw new BadValue();
    }
  }

  /** True for {@code 0.0.0.0/0} and {@code ::/0}, however they are written. */
  static boolean isEverything(String network) {
    return network.matches(".*/0+");
  }

  /** True for an {@link #origin} of plain http on a machine other than this one. */
  static boolean isPlainHttpElsewhere(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://")) {
      return false;
    }
    String host = lower.substring("http://".length()).replaceFirst(":[0-9]*$", "");
    return !host.equals("localhost")
        && !host.endsWith(".localhost")
        && !host.equals("[::1]")
        && !(host.startsWith("127.") && IPV4.matcher(host).matches());
  }

  private static boolean isIpv6(String text) {
    if (text.indexOf(':') == text.lastIndexOf(':') || !IPV6_LETTERS.matcher(text).matches()) {
      return false;
    }
    try {
      // A text with colons is parsed as a literal and never looked up.
      return InetAddress.getByName(text).getAddress().length > 0;
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  private static boolean isAtMost(String digits, int most) {
    return digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= most;
  }

  private Addresses() {}
}
