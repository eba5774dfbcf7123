package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Netty's HTTP/1.1, alone or below a framework. A request starts when its head is decoded, its
 * headers are completed where the head of its response is encoded, and it ends when the last part
 * of that is, or when its connection is closed.
 */
final class Netty implements Server {
  private static final String CODEC = "io.netty.handler.codec.http.";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  // io.netty.channel.ChannelHandlerContext, Channel and ChannelPipeline
  static final Call CHANNEL = Call.of("channel");
  private static final Call PIPELINE = Call.of("pipeline");
  private static final Call IS_ACTIVE = Call.of("isActive");
  private static final Call GET_HANDLER = Call.of("get", Class.class);

  // io.netty.handler.codec.http.HttpRequest and its parts
  private static final Call METHOD = Call.of("method");
  private static final Call METHOD_NAME = Call.of("name");
  private static final Call URI = Call.of("uri");
  private static final Call HEADERS = Call.of("headers");
  private static final Call GET_HEADER = Call.of("get", String.class);
  private static final Call DECODER_RESULT = Call.of("decoderResult");
  private static final Call IS_FAILURE = Call.of("isFailure");

  /** The handler of TLS, or a class that no handler has where there is no TLS. */
  private static final Statics TLS =
      new Statics("io.netty.channel.ChannelPipeline") {
        @Override
        Object from(Class<?> pipeline) {
          try {
            ClassLoader loader = pipeline.getClassLoader();
            return Class.forName("io.netty.handler.ssl.SslHandler", false, loader);
          } catch (ClassNotFoundException absent) {
            return Void.class;
          }
        }
      };

  private static final NettyMessages MESSAGES = new NettyMessages();

  private final RequestTracker tracker;
  private final NettyResponses responses;
  private final Template template = new Route();

  Netty(RequestTracker tracker, NettyResponses responses) {
    this.tracker = tracker;
    this.responses = responses;
  }

  @Override
  public List<HookPoint> points() {
    List<HookPoint> points = new ArrayList<>(responses.points());
    points.addAll(connectionPoints());
    return points;
  }

  private List<HookPoint> connectionPoints() {
    return Arrays.asList(
        HookPoint.around(
                CODEC + "HttpObjectDecoder",
                "decode",
                "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/buffer/ByteBuf;Ljava/util/List;)",
                new Decode())
            .picking(0, 2),
        HookPoint.around(
                "io.netty.handler.codec.ByteToMessageDecoder",
                "fireChannelRead",
                "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/handler/codec/CodecOutputList;I)",
                new Handle())
            .picking(0, 1),
        HookPoint.enter(
            "io.netty.channel.AbstractChannelHandlerContext",
            "invokeExceptionCaught",
            "(Ljava/lang/Throwable;)",
            new Thrown()),
        HookPoint.enter(
            "io.netty.channel.DefaultChannelPipeline$HeadContext",
            "close",
            "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/channel/ChannelPromise;)",
            new Close()),
        HookPoint.enter(
            "io.netty.channel.DefaultChannelPipeline",
            "fireChannelInactive",
            "()",
            new Inactive()));
  }

  /** What a framework above has matched. */
  static String route(TrackedRequest request, int status) {
    Object matched = request.attachment();
    return matched instanceof String && status != NOT_FOUND
        ? (String) matched
        : RouteNames.UNMATCHED;
  }

  private static final class Route implements Template {
    @Override
    public String of(Object request) {
      return route((TrackedRequest) request, OK);
    }
  }

  private final class Decode extends Hook {
    @Override
    public Object enter(Object decoder, Object context, Object decoded, Object third) {
      return decoded;
    }

    @Override
    public void exit(Object decoded, Object decoder, Object context, Throwable thrown)
        throws Throwable {
      List<?> messages = (List<?>) decoded;
      for (int i = 0; i < messages.size(); i++) {
        if (MESSAGES.isRequest(messages.get(i))) {
          start(CHANNEL.on(context), messages.get(i));
        }
      }
    }

    private void start(Object channel, Object message) throws Throwable {
      if (!(boolean) IS_ACTIVE.on(channel)) {
        return; // Nobody would say that it ends.
      }
      TrackedRequest started = started(channel, message);
      if (!NettyConnection.keptOn(channel).add(started)) {
        tracker.end(started, RequestStatus.ABORTED, RouteNames.UNMATCHED);
      }
    }

    private TrackedRequest started(Object channel, Object message) throws Throwable {
      if ((boolean) IS_FAILURE.on(DECODER_RESULT.on(message))) {
        return tracker.start(null, null, null, null, false);
      }
      Object headers = HEADERS.on(message);
      Object pipeline = PIPELINE.on(channel);
      return tracker.start(
          (String) METHOD_NAME.on(METHOD.on(message)),
          path((String) URI.on(message)),
          (String) GET_HEADER.on(headers, "X-Request-ID"),
          (String) GET_HEADER.on(headers, "traceparent"),
          GET_HANDLER.on(pipeline, TLS.beside(pipeline)) != null);
    }

    private String path(String uri) {
      int end = uri.indexOf('?');
      return end < 0 ? uri : uri.substring(0, end);
    }
  }

  /** What has been decoded goes through the application's handlers on this thread. */
  private final class Handle extends Hook {
    @Override
    public Object enter(Object none, Object context, Object decoded, Object third)
        throws Throwable {
      List<?> messages = (List<?>) decoded;
      if (messages.isEmpty() || !MESSAGES.isHttp(messages.get(0))) {
        return null;
      }
      NettyConnection connection = NettyConnection.of(CHANNEL.on(context));
      TrackedRequest read = connection == null ? null : connection.last();
      return read == null ? null : tracker.handle(read, template, read);
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }

  /** A handler has thrown, and its successors will make a response of that or close. */
  private final class Thrown extends Hook {
    @Override
    public Object enter(Object context, Object thrown, Object second, Object third)
        throws Throwable {
      NettyConnection connection = NettyConnection.of(CHANNEL.on(context));
      TrackedRequest read = connection == null ? null : connection.last();
      if (read != null) {
        tracker.fail(read, (Throwable) thrown, true);
        if (thrown instanceof IOException) {
          connection.clientGone();
        }
        if (isOfTransport((Throwable) thrown)) {
          connection.clientLeft();
        }
      }
      return null;
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }

  /** Not what an application throws, which may have connections of its own. */
  private static boolean isOfTransport(Throwable thrown) {
    return thrown.getClass().getName().startsWith("io.netty.channel.unix.Errors$Native")
        || ClientLeft.shows(thrown) && ClientLeft.isFoundBy("io.netty.", thrown);
  }

  /** Passed if the application closes a connection, not if its client does or an error. */
  private static final class Close extends Hook {
    @Override
    public Object enter(Object head, Object context, Object promise, Object third)
        throws Throwable {
      Object channel = CHANNEL.on(context);
      NettyConnection connection = NettyConnection.of(channel);
      if (connection != null && (boolean) IS_ACTIVE.on(channel)) {
        connection.closed();
      }
      return null;
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }

  private final class Inactive extends Hook {
    @Override
    public Object enter(Object pipeline, Object first, Object second, Object third)
        throws Throwable {
      Object channel = CHANNEL.on(pipeline);
      NettyConnection connection = NettyConnection.of(channel);
      if (connection == null) {
        return null;
      }
      NettyConnection.forget(channel);
      for (TrackedRequest each = connection.poll(); each != null; each = connection.poll()) {
        int status = connection.isAborted() ? RequestStatus.ABORTED : RequestStatus.CANCELLED;
        tracker.end(each, status, route(each, OK));
      }
      return null;
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }
}
