package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.TrackedRequest;
import java.util.Arrays;
import java.util.List;

/** Where {@link Netty} encodes the responses of HTTP/1.1. */
final class NettyResponses implements Server {
  private static final String ENCODER = "io.netty.handler.codec.http.HttpObjectEncoder";
  private static final String HEADERS =
      "(Lio/netty/handler/codec/http/HttpHeaders;Lio/netty/buffer/ByteBuf;)";
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  // io.netty.channel.ChannelHandlerContext and Channel
  private static final Call CHANNEL = Call.of("channel");
  private static final Call IS_ACTIVE = Call.of("isActive");

  // io.netty.channel.FileRegion, io.netty.buffer.ByteBufHolder and ByteBuf
  private static final Call COUNT = Call.of("count");
  private static final Call CONTENT = Call.of("content");
  private static final Call READABLE_BYTES = Call.ofInt("readableBytes");

  private static final NettyMessages MESSAGES = new NettyMessages();

  private final RequestTracker tracker;
  private final HeaderBytes bytes = new HeaderBytes();

  /** The head that this thread encodes, for no longer than that takes. */
  @SuppressWarnings("ThreadLocalUsage") // there is one for the life of the agent
  private final ThreadLocal<NettyHead> encoding = new ThreadLocal<>();

  private final Hook encodeHeaders = new EncodeHeaders();

  NettyResponses(RequestTracker tracker) {
    this.tracker = tracker;
  }

  @Override
  public List<HookPoint> points() {
    return Arrays.asList(
        HookPoint.around(
            ENCODER,
            "encode",
            "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;Ljava/util/List;)",
            new Encode()),
        HookPoint.around(ENCODER, "encodeHeaders", HEADERS, encodeHeaders));
  }

  /** For an encoder that writes its headers by itself. */
  HookPoint encoder(String className) {
    return HookPoint.around(className, "encodeHeaders", HEADERS, encodeHeaders);
  }

  private final class Encode extends Hook {
    @Override
    public Object enter(Object encoder, Object context, Object message, Object third)
        throws Throwable {
      boolean head = MESSAGES.isResponse(message);
      if (!head && !MESSAGES.isContent(message) && !MESSAGES.isFile(message)) {
        return null;
      }
      NettyConnection connection = NettyConnection.of(CHANNEL.on(context));
      TrackedRequest request = connection == null ? null : connection.first();
      if (request == null) {
        return null;
      }
      if (head) {
        return begin(connection, request, message);
      }
      boolean whole = connection.isWholeWith(length(message));
      return connection.status() != 0 && (whole || MESSAGES.isLast(message)) ? connection : null;
    }

    private long length(Object part) throws Throwable {
      return MESSAGES.isFile(part) ? (long) COUNT.on(part) : READABLE_BYTES.intOn(CONTENT.on(part));
    }

    private NettyHead begin(NettyConnection connection, TrackedRequest request, Object message)
        throws Throwable {
      int status = NettyHead.status(message);
      if (status < OK && status != SWITCHING_PROTOCOLS) {
        return null;
      }
      NettyHead begun = new NettyHead(message, bytes);
      boolean bodyless =
          request.method().equals("HEAD") || status == NO_CONTENT || status == NOT_MODIFIED;
      connection.begun(status, bodyless ? 0 : begun.contentLength());
      encoding.set(begun);
      tracker.commit(request, NettyHead.View.OF_HEAD, begun);
      return begun;
    }

    @Override
    public void exit(Object entered, Object encoder, Object context, Throwable thrown)
        throws Throwable {
      if (entered instanceof NettyHead) {
        encoding.remove();
      }
      if (entered != null && thrown == null && isLast(entered, context)) {
        end(CHANNEL.on(context));
      }
    }

    private boolean isLast(Object entered, Object context) throws Throwable {
      if (entered instanceof NettyConnection || MESSAGES.isLast(((NettyHead) entered).response)) {
        return true;
      }
      NettyConnection connection = NettyConnection.of(CHANNEL.on(context));
      return connection != null && connection.isWholeWith(0);
    }

    /** What is written to a connection that is closed already is left to be cancelled. */
    private void end(Object channel) throws Throwable {
      NettyConnection connection = NettyConnection.of(channel);
      if (connection == null || !(boolean) IS_ACTIVE.on(channel)) {
        return;
      }
      int status = connection.status();
      TrackedRequest request = connection.poll();
      if (connection.isIdle()) {
        NettyConnection.forget(channel);
      }
      tracker.end(request, status, Netty.route(request, status));
    }
  }

  /** Before the empty line that ends the head. */
  private final class EncodeHeaders extends Hook {
    @Override
    public Object enter(Object encoder, Object headers, Object buffer, Object third) {
      return buffer;
    }

    @Override
    public void exit(Object buffer, Object encoder, Object headers, Throwable thrown)
        throws Throwable {
      NettyHead head = encoding.get();
      if (head != null && thrown == null) {
        head.writeTo(buffer);
      }
    }
  }
}
