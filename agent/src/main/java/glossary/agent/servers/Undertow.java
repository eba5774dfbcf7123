package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;
import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * Undertow, its own handlers and servlets. A request starts when its root handler is executed, its
 * headers are completed when the connection is asked for the channel that they are written to, and
 * it ends when its exchange is complete.
 */
final class Undertow implements Server {
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final String HTTP2 = "io.undertow.server.protocol.http2.Http2ServerConnection";
  private static final String SINK =
      "(Lio/undertow/server/HttpServerExchange;Lorg/xnio/conduits/StreamSinkConduit;)";

  // io.undertow.server.HttpServerExchange
  private static final Call GET_ATTACHMENT =
      Call.matching("getAttachment", "io.undertow.util.AttachmentKey");
  private static final Call PUT_ATTACHMENT =
      Call.matching("putAttachment", "io.undertow.util.AttachmentKey", "java.lang.Object");
  private static final Call REMOVE_ATTACHMENT =
      Call.matching("removeAttachment", "io.undertow.util.AttachmentKey");
  private static final Call GET_REQUEST_METHOD = Call.of("getRequestMethod");
  private static final Call GET_REQUEST_PATH = Call.of("getRequestPath");
  private static final Call GET_REQUEST_HEADERS = Call.of("getRequestHeaders");
  private static final Call GET_RESPONSE_HEADERS = Call.of("getResponseHeaders");
  private static final Call GET_STATUS_CODE = Call.ofInt("getStatusCode");
  private static final Call IS_SECURE = Call.of("isSecure");
  private static final Call GET_CONNECTION = Call.of("getConnection");
  private static final Call IS_OPEN = Call.of("isOpen");

  // Http2ServerConnection and io.undertow.protocols.http2.Http2StreamSinkChannel
  private static final FieldRead RESPONSE_CHANNEL = new FieldRead(HTTP2, "responseChannel");
  private static final FieldRead RESET =
      new FieldRead("io.undertow.protocols.http2.Http2StreamSinkChannel", "reset");

  // io.undertow.util.HeaderMap
  private static final Call GET_FIRST = Call.of("getFirst", String.class);
  private static final Call CONTAINS = Call.of("contains", String.class);
  private static final Call ADD =
      Call.matching("add", "io.undertow.util.HttpString", "java.lang.String");
  private static final Call REMOVE = Call.of("remove", String.class);

  // io.undertow.servlet.handlers.ServletRequestContext and its request
  private static final Call GET_ORIGINAL_REQUEST = Call.of("getOriginalRequest");
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call GET_CONTEXT_PATH = Call.of("getContextPath");
  private static final Call GET_DISPATCHER_TYPE = Call.of("getDispatcherType");
  private static final Call GET_MAPPING = Call.of("getHttpServletMapping");

  // io.undertow.util.PathTemplateMatch
  private static final Call GET_MATCHED_TEMPLATE = Call.of("getMatchedTemplate");

  private static final Statics KEY =
      Statics.result("io.undertow.util.AttachmentKey", "create", "java.lang.Class", Object.class);
  private static final Statics SERVLET_KEY =
      Statics.field("io.undertow.servlet.handlers.ServletRequestContext", "ATTACHMENT_KEY");
  private static final Statics EXCEPTION_KEY =
      Statics.field("io.undertow.server.DefaultResponseListener", "EXCEPTION");
  private static final Statics TEMPLATE_KEY =
      Statics.field("io.undertow.util.PathTemplateMatch", "ATTACHMENT_KEY");
  private static final Statics HTTP_STRING =
      Statics.method("io.undertow.util.HttpString", "tryFromString", "java.lang.String");

  private final RequestTracker tracker;
  private final RouteNames routes;

  Undertow(RequestTracker tracker, RouteNames routes) {
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    Hook commit = new Commit();
    return Arrays.asList(
        HookPoint.around(
            "io.undertow.server.Connectors",
            "executeRootHandler",
            "(Lio/undertow/server/HttpHandler;Lio/undertow/server/HttpServerExchange;)",
            new Start()),
        HookPoint.enter(
            "io.undertow.server.protocol.http.HttpServerConnection",
            "getSinkConduit",
            SINK,
            commit),
        HookPoint.enter(HTTP2, "getSinkConduit", SINK, commit),
        HookPoint.enter(
            "io.undertow.server.protocol.ajp.AjpServerConnection", "getSinkConduit", SINK, commit),
        HookPoint.around(
            "io.undertow.servlet.handlers.ServletDispatchingHandler",
            "handleRequest",
            "(Lio/undertow/server/HttpServerExchange;)",
            new Servlet()),
        HookPoint.enter(
            "io.undertow.server.HttpServerExchange",
            "invokeExchangeCompleteListeners",
            "()",
            new Complete()),
        HookPoint.enter(
            "io.undertow.server.protocol.http.HttpReadListener",
            "sendBadRequestAndClose",
            "(Lorg/xnio/StreamConnection;Ljava/lang/Throwable;)",
            new BadRequest()));
  }

  private static TrackedRequest of(Object exchange) throws Throwable {
    Object state = GET_ATTACHMENT.on(exchange, KEY.beside(exchange));
    return state instanceof TrackedRequest ? (TrackedRequest) state : null;
  }

  private static Throwable thrownIn(Object exchange) throws Throwable {
    Object thrown = GET_ATTACHMENT.on(exchange, EXCEPTION_KEY.beside(exchange));
    return thrown instanceof Throwable ? (Throwable) thrown : null;
  }

  /** Executed again for every dispatch to another thread. */
  private final class Start extends Hook implements Template {
    @Override
    public String of(Object exchange) throws Throwable {
      TrackedRequest started = Undertow.of(exchange);
      return started == null ? RouteNames.UNMATCHED : route(started, exchange, OK);
    }

    @Override
    public Object enter(Object none, Object handler, Object exchange, Object third)
        throws Throwable {
      TrackedRequest known = Undertow.of(exchange);
      if (known != null) {
        return tracker.handle(known, this, exchange);
      }
      Object headers = GET_REQUEST_HEADERS.on(exchange);
      TrackedRequest started =
          tracker.start(
              GET_REQUEST_METHOD.on(exchange).toString(),
              (String) GET_REQUEST_PATH.on(exchange),
              (String) GET_FIRST.on(headers, "X-Request-ID"),
              (String) GET_FIRST.on(headers, "traceparent"),
              (boolean) IS_SECURE.on(exchange));
      PUT_ATTACHMENT.on(exchange, KEY.beside(exchange), started);
      return tracker.handle(started, this, exchange);
    }
  }

  private final class Commit extends Hook {
    @Override
    public Object enter(Object connection, Object exchange, Object conduit, Object third)
        throws Throwable {
      TrackedRequest started = of(exchange);
      if (started != null) {
        tracker.commit(started, View.OF_EXCHANGE, exchange);
      }
      return null;
    }
  }

  /**
   * Remembers the servlet's view of the request, which Undertow's core may not see, and what is
   * thrown past all filters. Passed again by every dispatch inside the application.
   */
  private final class Servlet extends Hook {
    @Override
    public Object enter(Object handler, Object exchange, Object second, Object third)
        throws Throwable {
      TrackedRequest started = of(exchange);
      if (started != null && started.attachment() == null) {
        started.attach(
            GET_ORIGINAL_REQUEST.on(GET_ATTACHMENT.on(exchange, SERVLET_KEY.beside(handler))));
      }
      return started;
    }

    @Override
    public void exit(Object entered, Object handler, Object exchange, Throwable thrown)
        throws Throwable {
      if (thrown != null && entered instanceof TrackedRequest) {
        TrackedRequest started = (TrackedRequest) entered;
        Object request = started.attachment(); // Null if it has ended meanwhile.
        String type = request == null ? "" : String.valueOf(GET_DISPATCHER_TYPE.on(request));
        if (type.equals("REQUEST") || type.equals("ASYNC")) {
          tracker.fail(started, thrown, false);
        }
      }
    }
  }

  private final class Complete extends Hook {
    @Override
    public Object enter(Object exchange, Object first, Object second, Object third)
        throws Throwable {
      TrackedRequest started = of(exchange);
      if (started == null || started.isEnded()) {
        return null;
      }
      Object servletRequest = started.attachment();
      noteErrors(started, exchange, servletRequest);
      int status = GET_STATUS_CODE.intOn(exchange);
      if (status == SWITCHING_PROTOCOLS && becomesHttp2(exchange)) {
        tracker.withdraw(started); // It starts again as the first stream.
        return null;
      }
      boolean open = isOpen(GET_CONNECTION.on(exchange));
      tracker.end(
          started, open ? status : RequestStatus.CANCELLED, route(started, exchange, status));
      // An idle connection keeps its last exchange, and with it would keep the agent.
      REMOVE_ATTACHMENT.on(exchange, KEY.beside(exchange));
      return null;
    }

    private boolean becomesHttp2(Object exchange) throws Throwable {
      return "h2c".equals(GET_FIRST.on(GET_RESPONSE_HEADERS.on(exchange), "Upgrade"));
    }

    /** A connection of HTTP/2 is one stream, which may have been reset alone. */
    private boolean isOpen(Object connection) throws Throwable {
      if (!(boolean) IS_OPEN.on(connection)) {
        return false;
      }
      Object stream =
          connection.getClass().getName().equals(HTTP2) ? RESPONSE_CHANNEL.from(connection) : null;
      return stream == null || !(boolean) RESET.from(stream);
    }

    private void noteErrors(TrackedRequest started, Object exchange, Object servletRequest)
        throws Throwable {
      Throwable escaped = thrownIn(exchange);
      if (escaped == null && servletRequest != null) {
        escaped = ServletError.escaped(GET_ATTRIBUTE, servletRequest);
      }
      Throwable handled =
          escaped != null || servletRequest == null
              ? null
              : ServletError.handled(GET_ATTRIBUTE, servletRequest);
      if (escaped != null) {
        tracker.fail(started, escaped, false);
      } else if (handled != null) {
        tracker.fail(started, handled, true);
      }
    }
  }

  private String route(TrackedRequest started, Object exchange, int status) throws Throwable {
    Object servletRequest = started.attachment();
    return servletRequest == null ? template(exchange, status) : route(servletRequest, status);
  }

  /** Of a routing handler of Undertow's own. */
  private String template(Object exchange, int status) throws Throwable {
    Object match =
        status == NOT_FOUND ? null : GET_ATTACHMENT.on(exchange, TEMPLATE_KEY.beside(exchange));
    return routes.of("", match == null ? null : (String) GET_MATCHED_TEMPLATE.on(match));
  }

  private String route(Object request, int status) throws Throwable {
    String context = (String) GET_CONTEXT_PATH.on(request);
    String spring = ServletError.springPattern(GET_ATTRIBUTE, request, status);
    if (spring != null) {
      return routes.of(context, spring);
    }
    return status == NOT_FOUND
        ? RouteNames.UNMATCHED
        : routes.of(context, ServletMapping.pattern(GET_MAPPING.on(request)));
  }

  /** Answered as raw bytes, past every exchange: counted, but it gets no headers. */
  private final class BadRequest extends Hook {
    @Override
    public Object enter(Object listener, Object connection, Object fault, Object third) {
      tracker.end(tracker.start(null, null, null, null, false), BAD_REQUEST, RouteNames.UNMATCHED);
      return null;
    }
  }

  /** Of an {@code HttpServerExchange}. */
  private static final class View implements ResponseHeaders {
    static final View OF_EXCHANGE = new View();

    @Override
    public int status(Object exchange) throws Throwable {
      return GET_STATUS_CODE.intOn(exchange);
    }

    @Override
    public boolean has(Object exchange, String name) throws Throwable {
      return (boolean) CONTAINS.on(GET_RESPONSE_HEADERS.on(exchange), name);
    }

    @Override
    public String value(Object exchange, String name) throws Throwable {
      return (String) GET_FIRST.on(GET_RESPONSE_HEADERS.on(exchange), name);
    }

    @Override
    public void add(Object exchange, String name, String value) throws Throwable {
      Object key = ((Method) HTTP_STRING.beside(exchange)).invoke(null, name);
      ADD.on(GET_RESPONSE_HEADERS.on(exchange), key, value);
    }

    @Override
    public void remove(Object exchange, String name) throws Throwable {
      REMOVE.on(GET_RESPONSE_HEADERS.on(exchange), name);
    }

    @Override
    public String contentType(Object exchange) throws Throwable {
      return (String) GET_FIRST.on(GET_RESPONSE_HEADERS.on(exchange), "Content-Type");
    }
  }
}
