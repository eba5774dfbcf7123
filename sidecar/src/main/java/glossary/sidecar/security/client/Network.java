package glossary.sidecar.security.client;

/**
 * All addresses that begin with the same bits. A network of IPv6 has no IPv4 address in it, not
 * even {@code ::/0}.
 *
 * @param bits of all 128; an IPv4 network of 24 bits has 120
 */
record Network(IpAddress first, int bits) {
  private static final int V4 = 96;

  /**
   * @param text an address, or one with the number of bits such as {@code 10.0.0.0/8}; bits behind
   *     them are dropped
   * @throws IllegalArgumentException if it is neither
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("not an address or network: " + text);
    }
    int before = text.indexOf(':') < 0 ? V4 : 0;
    int bits = slash < 0 ? 128 : before + Integer.parseInt(text.substring(slash + 1));
    if (bits < before || bits > 128) {
      throw new IllegalArgumentException("no such number of bits: " + text);
    }
    return new Network(address.network(bits), bits);
  }

  boolean contains(IpAddress address) {
    boolean mine = bits >= V4 && first.isV4();
    return address.isV4() == mine && address.network(bits).equals(first);
  }
}
