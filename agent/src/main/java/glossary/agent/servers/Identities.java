package glossary.agent.servers;

import java.util.concurrent.ConcurrentHashMap;

/**
 * What belongs to objects of a host that have no place for it, from when it is put until it is
 * removed. Bounded, for hosts that never end what they have begun: beyond that nothing is kept.
 */
final class Identities<V> {
  private static final int MOST = 20_000;

  private final ConcurrentHashMap<Identity, V> values = new ConcurrentHashMap<Identity, V>();

  /** Null if there is none. */
  V get(Object key) {
    return values.get(new Identity(key));
  }

  void put(Object key, V value) {
    if (values.size() < MOST) {
      values.put(new Identity(key), value);
    }
  }

  void remove(Object key) {
    values.remove(new Identity(key));
  }

  private static final class Identity {
    private final Object of;

    Identity(Object of) {
      this.of = of;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(of);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Identity && ((Identity) other).of == of;
    }
  }
}
