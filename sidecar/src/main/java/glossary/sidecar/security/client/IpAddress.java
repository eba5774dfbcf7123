package glossary.sidecar.security.client;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 or IPv6 address as 128 bits. An IPv4 address has its IPv4-mapped form, so one that came
 * over an IPv6 socket is the same address.
 *
 * @param high the first 64 bits, those of an IPv6 network
 * @param low the last 64 bits
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2">RFC 4291, section
 *     2.5.5.2</a>
 */
public record IpAddress(long high, long low) {
  private static final int LONGEST = 45;
  private static final long MAPPED = 0xffff_0000_0000L;

  public static IpAddress of(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? new IpAddress(0, MAPPED | number(bytes, 0, 4))
        : new IpAddress(number(bytes, 0, 8), number(bytes, 8, 8));
  }

  /**
   * Reads what has no port, no brackets and no zone. Never asks a name server.
   *
   * @return null if it is no address; also for octets with leading zeros, which some read as octal
   */
  public static IpAddress parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
  }

  public boolean isV4() {
    return high == 0 && low >>> 32 == MAPPED >>> 32;
  }

  /**
   * The address with all bits behind the network's set to zero.
   *
   * @param bits of all 128; an IPv4 network of 24 bits has 120
   */
  public IpAddress network(int bits) {
    return new IpAddress(high & mask(bits), low & mask(bits - 64));
  }

  /** Whether it is of this machine. */
  public boolean isLoopback() {
    return isV4() ? (low >>> 24 & 0xff) == 127 : high == 0 && low == 1;
  }

  /** Whether no router of the Internet would carry it here. */
  public boolean isPrivate() {
    return PrivateNetworks.ALL.contains(this);
  }

  public InetAddress toInetAddress() {
    byte[] bytes = new byte[16];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (high >>> 56 - 8 * i);
      bytes[8 + i] = (byte) (low >>> 56 - 8 * i);
    }
    try {
      return InetAddress.getByAddress(bytes); // gives an Inet4Address for a mapped one
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("sixteen bytes are an address", impossible);
    }
  }

  /** As it is usually written. */
  @Override
  public String toString() {
    return toInetAddress().getHostAddress();
  }

  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << 64 - bits;
  }

  private static long number(byte[] bytes, int from, int length) {
    long number = 0;
    for (int i = from; i < from + length; i++) {
      number = number << 8 | bytes[i] & 0xff;
    }
    return number;
  }

  private static IpAddress parseV4(String text) {
    long number = 0;
    int at = 0;
    for (int octet = 0; octet < 4; octet++) {
      int start = at;
      int value = 0;
      while (at < text.length() && at - start < 3 && isDigit(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      boolean ends =
          octet == 3 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
      if (at == start || leadingZero || value > 255 || !ends) {
        return null;
      }
      at++;
      number = number << 8 | value;
    }
    return new IpAddress(0, MAPPED | number);
  }

  /** A text that begins with a hexadecimal digit or a colon and has one is never looked up. */
  private static IpAddress parseV6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean known = isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || c == ':';
      if (!known && (c != '.' || i == 0)) {
        return null;
      }
    }
    try {
      return of(InetAddress.getByName(text));
    } catch (UnknownHostException noAddress) {
      return null;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
