package glossary.sidecar.security.rate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests that are being answered, by client. Holds no more clients than the server has workers.
 * Thread-safe.
 */
final class InFlight {
  private final Map<Key, Integer> counts = new ConcurrentHashMap<>();
  private final int most;

  /**
   * @param most of one client
   */
  InFlight(int most) {
    this.most = most;
  }

  /** Whether it is not one too many. To be followed by {@link #leave} either way. */
  boolean enter(Key client) {
    return counts.merge(client, 1, Integer::sum) <= most;
  }

  void leave(Key client) {
    counts.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
  }

  int clients() {
    return counts.size();
  }
}
