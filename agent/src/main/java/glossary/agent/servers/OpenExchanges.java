package glossary.agent.servers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import glossary.agent.requests.TrackedRequest;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exchanges of the JDK's server that have not ended: an exchange has no place of its own to keep
 * anything, its attributes belong to all of a context. Bounded, for hosts that never end theirs.
 */
final class OpenExchanges {
  private static final int MOST = 20_000;

  private final ConcurrentHashMap<Identity, Open> open = new ConcurrentHashMap<Identity, Open>();

  /** One of them. */
  static final class Open {
    final HttpExchange exchange;
    final TrackedRequest request;
    volatile int status;
    volatile Thread committedBy;
    volatile boolean bodyless;
    volatile boolean written;
    volatile boolean closed;

    /** Whose handler has not returned yet; it knows best how the exchange ended. */
    volatile Thread handledBy = Thread.currentThread();

    /** On the thread that handles it. */
    Open(HttpExchange exchange, TrackedRequest request) {
      this.exchange = exchange;
      this.request = request;
    }
  }

  Open get(Headers key) {
    return open.get(new Identity(key));
  }

  void put(Headers key, Open exchange) {
    if (open.size() < MOST) {
      open.put(new Identity(key), exchange);
    }
  }

  Open remove(Headers key) {
    return open.remove(new Identity(key));
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
