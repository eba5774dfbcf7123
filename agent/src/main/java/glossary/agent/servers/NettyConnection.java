package glossary.agent.servers;

import glossary.agent.requests.TrackedRequest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The requests of one connection that have not been answered whole, in their order. Kept with the
 * host's connection while there are any. Thread-safe: a host may read and write on two threads.
 */
final class NettyConnection {
  private static final int MOST = 1000;

  // io.netty.util.AttributeMap and Attribute
  private static final Call ATTR = Call.matching("attr", "io.netty.util.AttributeKey");
  private static final Call GET = Call.of("get");
  private static final Call SET = Call.of("set", Object.class);

  private static final Statics KEY =
      Statics.result(
          "io.netty.util.AttributeKey", "valueOf", "java.lang.String", "glossary.agent.requests");

  private final Deque<TrackedRequest> open = new ArrayDeque<>();
  private int status;
  private long remaining;
  private boolean clientGone;
  private boolean closed;

  /** Null if no request of a connection is open. */
  static NettyConnection of(Object channel) throws Throwable {
    Object kept = GET.on(ATTR.on(channel, KEY.beside(channel)));
    return kept instanceof NettyConnection ? (NettyConnection) kept : null;
  }

  /** Makes it if need be. */
  static NettyConnection keptOn(Object channel) throws Throwable {
    NettyConnection kept = of(channel);
    if (kept == null) {
      kept = new NettyConnection();
      SET.on(ATTR.on(channel, KEY.beside(channel)), kept);
    }
    return kept;
  }

  /** Nothing of the agent stays with an idle connection. */
  static void forget(Object channel) throws Throwable {
    SET.on(ATTR.on(channel, KEY.beside(channel)), (Object) null);
  }

  /** The request of a connection whose response comes next; null if there is none. */
  static TrackedRequest answering(Object channel) throws Throwable {
    NettyConnection kept = of(channel);
    return kept == null ? null : kept.first();
  }

  /** False if there are too many; it is then not tracked. */
  synchronized boolean add(TrackedRequest request) {
    return open.size() < MOST && open.add(request);
  }

  /** The one whose response comes next; null if there is none. */
  synchronized TrackedRequest first() {
    return open.peekFirst();
  }

  /** The one that was read last; null if there is none. */
  synchronized TrackedRequest last() {
    return open.peekLast();
  }

  /** The status of the first one's response; 0 as long as that has not begun. */
  synchronized int status() {
    return status;
  }

  /**
   * The first one's response has begun.
   *
   * @param bytes how long its body will be; negative if that is not known
   */
  synchronized void begun(int withStatus, long bytes) {
    status = withStatus;
    remaining = bytes < 0 ? Long.MAX_VALUE : bytes;
  }

  /** So much of the body follows; true if that is all of it, and its client may leave. */
  synchronized boolean isWholeWith(long bytes) {
    remaining -= bytes;
    return remaining <= 0;
  }

  /** Reading or writing has failed. */
  synchronized void clientGone() {
    clientGone = true;
  }

  /** It was found while reading that the client is gone, whatever is answered to it. */
  synchronized void clientLeft() {
    for (TrackedRequest each : open) {
      each.clientLeft();
    }
  }

  /** The application closes the connection. */
  synchronized void closed() {
    closed = true;
  }

  /** Whether the application has closed it, and not because the client was gone. */
  synchronized boolean isAborted() {
    return closed && !clientGone;
  }

  /** Takes the first one away. */
  synchronized TrackedRequest poll() {
    status = 0;
    return open.pollFirst();
  }

  synchronized boolean isIdle() {
    return open.isEmpty();
  }
}
