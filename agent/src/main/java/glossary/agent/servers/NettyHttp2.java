package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.Handling;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.util.Arrays;
import java.util.List;

/**
 * HTTP/2 on Netty, below whatever makes requests of its frames. Each stream is one request: it
 * starts when its head is read, its headers are completed where the head of its response is
 * encoded, and it ends when the last frame of that is written, or when the stream is reset or the
 * connection lost. Only what a client sends has a method, so a client's streams are left alone.
 */
final class NettyHttp2 implements Server {
  private static final String PACKAGE = "io.netty.handler.codec.http2.";
  private static final String READER = PACKAGE + "DefaultHttp2ConnectionDecoder$FrameReadListener";
  private static final String ENCODER = PACKAGE + "DefaultHttp2ConnectionEncoder";
  private static final String HANDLER = PACKAGE + "Http2ConnectionHandler";
  private static final String CONTEXT = "Lio/netty/channel/ChannelHandlerContext;";
  private static final String HEADERS = "Lio/netty/handler/codec/http2/Http2Headers;";
  private static final String BUFFER = "Lio/netty/buffer/ByteBuf;";
  private static final String CLOSE =
      "(Lio/netty/handler/codec/http2/Http2Stream;Lio/netty/channel/ChannelFuture;)";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  // io.netty.channel.ChannelHandlerContext, ChannelFuture, Channel and ChannelPipeline
  private static final Call CHANNEL = Call.of("channel");
  private static final Call PIPELINE = Call.of("pipeline");
  private static final Call GET_HANDLER = Call.of("get", Class.class);

  // io.netty.handler.codec.http2.Http2Headers and Http2Stream
  private static final Call METHOD = Call.of("method");
  private static final Call PATH = Call.of("path");
  private static final Call GET = Call.of("get", Object.class);
  private static final Call ID = Call.ofInt("id");

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

  private final RequestTracker tracker;
  private final Template template = new Route();
  private final Hook encode = new Encode();

  /** The head that this thread encodes, for no longer than that takes. */
  @SuppressWarnings("ThreadLocalUsage") // there is one for the life of the agent
  private final ThreadLocal<NettyHttp2Head> encoding = new ThreadLocal<>();

  NettyHttp2(RequestTracker tracker) {
    this.tracker = tracker;
  }

  @Override
  public List<HookPoint> points() {
    Hook write = new Write();
    return Arrays.asList(
        HookPoint.around(
            READER, "onHeadersRead", "(" + CONTEXT + "I" + HEADERS + "ISZIZ)", new Start()),
        HookPoint.around(READER, "onDataRead", "(" + CONTEXT + "I" + BUFFER + "IZ)", new Data()),
        HookPoint.enter(READER, "onRstStreamRead", "(" + CONTEXT + "IJ)", new ResetRead()),
        HookPoint.around(ENCODER, "writeHeaders", "(" + CONTEXT + "I" + HEADERS + "IZ", write),
        HookPoint.around(ENCODER, "writeHeaders", "(" + CONTEXT + "I" + HEADERS + "ISZIZ", write),
        encode("(I" + HEADERS + BUFFER + ")").picking(1, 2),
        encode("(" + HEADERS + BUFFER + ")").picking(0, 1), // the first versions
        HookPoint.enter(HANDLER, "closeStreamLocal", CLOSE, new Written()),
        HookPoint.enter(HANDLER, "closeStream", CLOSE, new Closing()),
        HookPoint.enter(HANDLER, "resetStream", "(" + CONTEXT + "IJ", new Reset()),
        HookPoint.enter(HANDLER, "channelInactive", "(" + CONTEXT + ")", new Inactive()));
  }

  private HookPoint encode(String descriptor) {
    return HookPoint.around(
        PACKAGE + "DefaultHttp2HeadersEncoder", "encodeHeaders", descriptor, encode);
  }

  /** What a framework above has matched. */
  private static String route(TrackedRequest request, int status) {
    Object matched = request.attachment();
    return matched instanceof String && status != NOT_FOUND
        ? (String) matched
        : RouteNames.UNMATCHED;
  }

  private void end(NettyStreams.Open ended, int status) {
    if (ended != null) {
      tracker.end(ended.request, status, route(ended.request, status));
    }
  }

  private static final class Route implements Template {
    @Override
    public String of(Object request) {
      return route((TrackedRequest) request, OK);
    }
  }

  /** Trailers come here too; they belong to a request that has started. */
  private final class Start extends Hook {
    @Override
    public Object enter(Object reader, Object context, Object stream, Object headers)
        throws Throwable {
      Object channel = CHANNEL.on(context);
      NettyStreams.Open known = NettyStreams.of(channel, stream);
      CharSequence method = known == null ? (CharSequence) METHOD.on(headers) : null;
      if (method != null) {
        known = start(channel, stream, method, headers);
      }
      return known == null ? null : tracker.handle(known.request, template, known.request);
    }

    private NettyStreams.Open start(
        Object channel, Object stream, CharSequence method, Object headers) throws Throwable {
      Object pipeline = PIPELINE.on(channel);
      NettyStreams.Open started =
          new NettyStreams.Open(
              tracker.start(
                  method.toString(),
                  path(text(PATH.on(headers))),
                  text(GET.on(headers, "x-request-id")),
                  text(GET.on(headers, "traceparent")),
                  GET_HANDLER.on(pipeline, TLS.beside(pipeline)) != null));
      if (!NettyStreams.keptOn(channel).add(stream, started)) {
        end(started, RequestStatus.ABORTED);
        return null;
      }
      return started;
    }

    private String text(Object characters) {
      return characters == null ? null : characters.toString();
    }

    private String path(String target) {
      int end = target == null ? -1 : target.indexOf('?');
      return end < 0 ? target : target.substring(0, end);
    }

    /** A stream that is refused never comes to be, so nobody would say that it ends. */
    @Override
    public void exit(Object entered, Object reader, Object context, Throwable thrown)
        throws Throwable {
      NettyStreams streams = thrown == null ? null : NettyStreams.of(CHANNEL.on(context));
      if (streams != null && entered instanceof Handling) {
        end(streams.forget(((Handling) entered).request()), RequestStatus.ABORTED);
      }
    }
  }

  private final class Data extends Hook {
    @Override
    public Object enter(Object reader, Object context, Object stream, Object data)
        throws Throwable {
      NettyStreams.Open known = NettyStreams.of(CHANNEL.on(context), stream);
      return known == null ? null : tracker.handle(known.request, template, known.request);
    }
  }

  /** Told to the application first, which may then reset the stream in its turn. */
  private static final class ResetRead extends Hook {
    @Override
    public Object enter(Object reader, Object context, Object stream, Object code)
        throws Throwable {
      NettyStreams.Open known = NettyStreams.of(CHANNEL.on(context), stream);
      if (known != null) {
        known.cut(RequestStatus.CANCELLED);
      }
      return null;
    }
  }

  /** The head of a final response is written at once, without regard to flow control. */
  private final class Write extends Hook {
    @Override
    public Object enter(Object encoder, Object context, Object stream, Object headers)
        throws Throwable {
      NettyStreams.Open known = NettyStreams.of(CHANNEL.on(context), stream);
      int status = known == null || known.status != 0 ? 0 : NettyHttp2Head.status(headers);
      if (status < OK) {
        return null;
      }
      known.status = status;
      NettyHttp2Head head = new NettyHttp2Head(headers);
      tracker.commit(known.request, NettyHttp2Head.View.OF_HEAD, head);
      encoding.set(head);
      return head;
    }

    @Override
    public void exit(Object head, Object encoder, Object context, Throwable thrown) {
      if (head != null) {
        encoding.remove();
      }
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }

  private final class Encode extends Hook {
    @Override
    public Object enter(Object encoder, Object headers, Object buffer, Object third) {
      NettyHttp2Head head = encoding.get();
      return head != null && head.isOf(headers) ? buffer : null;
    }

    @Override
    public void exit(Object buffer, Object encoder, Object headers, Throwable thrown)
        throws Throwable {
      NettyHttp2Head head = buffer == null || thrown != null ? null : encoding.get();
      if (head != null) {
        head.writeTo(buffer);
      }
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }

  /** The last frame of a response has been written. */
  private final class Written extends Hook {
    @Override
    public Object enter(Object handler, Object stream, Object future, Object third)
        throws Throwable {
      NettyStreams streams = NettyStreams.of(CHANNEL.on(future));
      NettyStreams.Open known = streams == null ? null : streams.get(ID.intOn(stream));
      if (known != null && known.status != 0) {
        streams.remove((Object) ID.intOn(stream));
        end(known, known.status);
      }
      return null;
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }

  /** Of a request that is still open here, a side has reset the stream. */
  private final class Closing extends Hook {
    @Override
    public Object enter(Object handler, Object stream, Object future, Object third)
        throws Throwable {
      NettyStreams streams = NettyStreams.of(CHANNEL.on(future));
      NettyStreams.Open cut = streams == null ? null : streams.remove((Object) ID.intOn(stream));
      if (cut != null) {
        end(cut, cut.cutOr(RequestStatus.CANCELLED));
      }
      return null;
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }

  private static final class Reset extends Hook {
    @Override
    public Object enter(Object handler, Object context, Object stream, Object code)
        throws Throwable {
      NettyStreams.Open known = NettyStreams.of(CHANNEL.on(context), stream);
      if (known != null) {
        known.cut(RequestStatus.ABORTED);
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
    public Object enter(Object handler, Object context, Object second, Object third)
        throws Throwable {
      NettyStreams streams = NettyStreams.of(CHANNEL.on(context));
      if (streams != null) {
        for (NettyStreams.Open each : streams.removeAll()) {
          end(each, each.cutOr(RequestStatus.CANCELLED));
        }
      }
      return null;
    }

    @Override
    protected boolean isOfServer() {
      return false;
    }
  }
}
