package glossary.agent.servers;

import glossary.agent.requests.TrackedRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The requests of one HTTP/2 connection that have not been answered whole, by their streams. Kept
 * with the host's connection for as long as that lives. Thread-safe.
 */
final class NettyStreams {
  private static final int MOST = 10_000;

  // io.netty.util.AttributeMap and Attribute
  private static final Call HAS_ATTR = Call.matching("hasAttr", "io.netty.util.AttributeKey");
  private static final Call ATTR = Call.matching("attr", "io.netty.util.AttributeKey");
  private static final Call GET = Call.of("get");
  private static final Call SET = Call.of("set", Object.class);

  private static final Statics KEY =
      new Statics("io.netty.util.AttributeKey") {
        @Override
        Object from(Class<?> key) throws ReflectiveOperationException {
          return key.getMethod("valueOf", String.class).invoke(null, "glossary.agent.streams");
        }
      };

  private final Map<Integer, Open> open = new HashMap<>();

  /** One request. */
  static final class Open {
    final TrackedRequest request;

    /** Of the response; 0 as long as that has not begun. */
    volatile int status;

    /** A {@link glossary.api.telemetry.RequestStatus} if a side has reset the stream; else -1. */
    private volatile int cut = -1;

    Open(TrackedRequest request) {
      this.request = request;
    }

    /** The first side to reset the stream is the one that counts. */
    void cut(int withStatus) {
      if (cut < 0) {
        cut = withStatus;
      }
    }

    int cutOr(int otherwise) {
      return cut < 0 ? otherwise : cut;
    }
  }

  /** Null if a connection has had no request, such as that of a client. */
  static NettyStreams of(Object channel) throws Throwable {
    Object key = KEY.beside(channel);
    if (!(boolean) HAS_ATTR.on(channel, key)) {
      return null;
    }
    Object kept = GET.on(ATTR.on(channel, key));
    return kept instanceof NettyStreams ? (NettyStreams) kept : null;
  }

  /** Makes it if need be. */
  static NettyStreams keptOn(Object channel) throws Throwable {
    NettyStreams kept = of(channel);
    if (kept == null) {
      kept = new NettyStreams();
      SET.on(ATTR.on(channel, KEY.beside(channel)), kept);
    }
    return kept;
  }

  /** The request of a stream; null if that has none. */
  static Open of(Object channel, Object stream) throws Throwable {
    NettyStreams kept = of(channel);
    return kept == null ? null : kept.get(stream);
  }

  synchronized Open get(Object stream) {
    return open.get(stream);
  }

  /** False if there are too many; it is then not tracked. */
  synchronized boolean add(Object stream, Open request) {
    if (open.size() >= MOST) {
      return false;
    }
    open.put((Integer) stream, request);
    return true;
  }

  /** Takes one away; null if it is not there. */
  synchronized Open remove(Object stream) {
    return open.remove(stream);
  }

  /** Takes one away whose stream is not known. */
  synchronized Open forget(TrackedRequest request) {
    for (Map.Entry<Integer, Open> each : open.entrySet()) {
      if (each.getValue().request == request) {
        return open.remove(each.getKey());
      }
    }
    return null;
  }

  /** Takes all away. */
  synchronized Collection<Open> removeAll() {
    Collection<Open> all = new ArrayList<>(open.values());
    open.clear();
    return all;
  }
}
