package glossary.sidecar.security.rate;

import glossary.sidecar.security.client.IpAddress;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whose bucket it is. The hash is seeded, so that nobody can choose addresses that fall on the same
 * place.
 *
 * @param high of the address
 * @param low of the address
 * @param kind of the limit
 */
record Key(long high, long low, Limit kind) {
  private static final int V4_CLIENT = 128;
  private static final int V4_NETWORK = 120;
  private static final int V6_CLIENT = 64;
  private static final int V6_NETWORK = 48;
  private static final long SEED = ThreadLocalRandom.current().nextLong();

  /** One client: an IPv4 address, or the network of 64 bits that a customer has in IPv6. */
  static Key ofClient(IpAddress address, Limit kind) {
    return of(address.network(address.isV4() ? V4_CLIENT : V6_CLIENT), kind);
  }

  /** Its neighbours: the IPv4 network of 24 bits, or the IPv6 network of 48. */
  static Key ofNetwork(IpAddress address) {
    return of(address.network(address.isV4() ? V4_NETWORK : V6_NETWORK), Limit.NETWORK);
  }

  /** A valid token, by a name that tells it from the few others. */
  static Key ofToken(String name, Limit kind) {
    long sum = 0;
    for (int i = 0; i < name.length(); i++) {
      sum = sum * 0x100000001b3L ^ name.charAt(i);
    }
    return new Key(sum, name.hashCode(), kind);
  }

  private static Key of(IpAddress network, Limit kind) {
    return new Key(network.high(), network.low(), kind);
  }

  @Override
  public int hashCode() {
    long hash = mixed(mixed(high ^ SEED) + low + kind.hashCode());
    return (int) (hash ^ hash >>> 32);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && high == key.high && low == key.low && kind == key.kind;
  }

  /** The finalizer of MurmurHash3. */
  private static long mixed(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
