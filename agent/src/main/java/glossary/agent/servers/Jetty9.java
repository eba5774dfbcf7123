package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Jetty 9.4, 10 and 11, with servlets or without. A request starts when its channel has read its
 * head, its headers are completed when the channel sends the first of the response, and it ends
 * when the channel has completed it. A request that cannot be read starts when it is answered.
 */
final class Jetty9 implements Server {
  private static final String STATE = "glossary.agent.request";
  private static final String CHANNEL = "org.eclipse.jetty.server.HttpChannel";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  // org.eclipse.jetty.server.HttpChannel
  private static final Call GET_REQUEST = Call.of("getRequest");
  private static final Call GET_RESPONSE = Call.of("getResponse");

  // org.eclipse.jetty.server.Request, and Response or MetaData.Response
  private static final Call GET_METHOD = Call.of("getMethod");
  private static final Call GET_HTTP_URI = Call.of("getHttpURI");
  private static final Call GET_PATH = Call.of("getPath");
  private static final Call GET_HEADER = Call.of("getHeader", String.class);
  private static final Call IS_SECURE = Call.of("isSecure");
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);
  private static final Call REMOVE_ATTRIBUTE = Call.of("removeAttribute", String.class);
  private static final Call GET_CONTEXT_PATH = Call.of("getContextPath");
  private static final Call GET_MAPPING = Call.of("getHttpServletMapping");
  private static final Call GET_STATUS = Call.ofInt("getStatus");

  // org.eclipse.jetty.servlet.ServletHandler of 9.4 and what it finds
  private static final Call GET_HOLDER_ENTRY = Call.of("getHolderEntry", String.class);
  private static final Call GET_PATH_SPEC = Call.of("getPathSpec");
  private static final Call GET_DECLARATION = Call.of("getDeclaration");

  /** What is being answered on this thread though it could not be read. */
  private static final ThreadLocal<Exchange> ANSWERED = new ThreadLocal<Exchange>();

  private final RequestTracker tracker;
  private final RouteNames routes;
  private final Template template = new Route();

  Jetty9(RequestTracker tracker, RouteNames routes) {
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    return Arrays.asList(
        HookPoint.around(
            CHANNEL, "onRequest", "(Lorg/eclipse/jetty/http/MetaData$Request;)", new Start()),
        HookPoint.around(
            "org.eclipse.jetty.server.HttpChannelOverHttp", "upgrade", "()", new Upgrade()),
        HookPoint.around(CHANNEL, "handle", "()", new Handle()),
        HookPoint.enter(
            CHANNEL,
            "sendResponse",
            "(Lorg/eclipse/jetty/http/MetaData$Response;Ljava/nio/ByteBuffer;Z"
                + "Lorg/eclipse/jetty/util/Callback;)",
            new Send()),
        HookPoint.around(CHANNEL, "onBadMessage", "(", new BadMessage()),
        HookPoint.around(
            "org.eclipse.jetty.server.handler.ErrorHandler",
            "badMessageError",
            "(ILjava/lang/String;Lorg/eclipse/jetty/http/HttpFields",
            new BadMessageHead()),
        HookPoint.enter(CHANNEL, "abort", "(Ljava/lang/Throwable;)", new Abort()),
        HookPoint.enter(CHANNEL, "onCompleted", "()", new Complete()),
        HookPoint.enter(
            "org.eclipse.jetty.servlet.ServletHandler",
            "doHandle",
            "(Ljava/lang/String;Lorg/eclipse/jetty/server/Request;",
            new Servlet()));
  }

  /** What is known of a request until it ends; kept in its attributes. */
  private static final class Exchange {
    final TrackedRequest tracked;

    /** Of what has been sent; 0 until then. */
    volatile int status;

    /** Null if no servlet context got the request. */
    volatile String contextPath;

    /** Of the servlet that got the request first, with the context path. */
    volatile String route = RouteNames.UNMATCHED;

    volatile Throwable aborted;

    Exchange(TrackedRequest tracked) {
      this.tracked = tracked;
    }
  }

  private static Exchange of(Object request) throws Throwable {
    Object state = GET_ATTRIBUTE.on(request, STATE);
    return state instanceof Exchange ? (Exchange) state : null;
  }

  private static Exchange keep(Object request, TrackedRequest started) throws Throwable {
    Exchange exchange = new Exchange(started);
    SET_ATTRIBUTE.on(request, STATE, exchange);
    return exchange;
  }

  private final class Start extends Hook {
    @Override
    public void exit(Object entered, Object channel, Object metaData, Throwable thrown)
        throws Throwable {
      if (thrown != null) {
        return;
      }
      Object request = GET_REQUEST.on(channel);
      keep(
          request,
          tracker.start(
              (String) GET_METHOD.on(request),
              (String) GET_PATH.on(GET_HTTP_URI.on(request)),
              (String) GET_HEADER.on(request, "X-Request-ID"),
              (String) GET_HEADER.on(request, "traceparent"),
              (boolean) IS_SECURE.on(request)));
    }
  }

  /**
   * From Jetty 10 on, a connection that becomes one of HTTP/2 recycles its channel's request: the
   * preface of that protocol, or a request that starts again as its first stream.
   */
  private final class Upgrade extends Hook {
    @Override
    public Object enter(Object channel, Object first, Object second, Object third)
        throws Throwable {
      return of(GET_REQUEST.on(channel));
    }

    @Override
    public void exit(Object entered, Object channel, Object first, Throwable thrown)
        throws Throwable {
      if (entered != null && of(GET_REQUEST.on(channel)) != entered) {
        tracker.withdraw(((Exchange) entered).tracked);
      }
    }
  }

  /** Each time that a thread takes the request up, after an asynchronous dispatch too. */
  private final class Handle extends Hook {
    @Override
    public Object enter(Object channel, Object first, Object second, Object third)
        throws Throwable {
      Object request = GET_REQUEST.on(channel);
      Exchange exchange = of(request);
      return exchange == null ? null : tracker.handle(exchange.tracked, template, request);
    }
  }

  private final class Route implements Template {
    @Override
    public String of(Object request) throws Throwable {
      Exchange exchange = Jetty9.of(request);
      return exchange == null ? RouteNames.UNMATCHED : route(exchange, request, OK);
    }
  }

  private String route(Exchange exchange, Object request, int status) throws Throwable {
    String spring = ServletError.springPattern(GET_ATTRIBUTE, request, status);
    if (spring != null) {
      return routes.of(exchange.contextPath, spring);
    }
    return status == NOT_FOUND ? RouteNames.UNMATCHED : exchange.route;
  }

  /** A request that cannot be read is answered within this call. */
  private final class BadMessage extends Hook {
    @Override
    public Object enter(Object channel, Object first, Object second, Object third)
        throws Throwable {
      Object request = GET_REQUEST.on(channel);
      Exchange exchange = of(request);
      if (exchange == null) {
        exchange = keep(request, tracker.start(null, null, null, null, false));
      }
      ANSWERED.set(exchange);
      return exchange;
    }

    @Override
    public void exit(Object entered, Object channel, Object first, Throwable thrown) {
      ANSWERED.remove();
      if (thrown != null && entered != null) {
        tracker.end(((Exchange) entered).tracked, RequestStatus.ABORTED, RouteNames.UNMATCHED);
      }
    }
  }

  /** The one who fills in the head of that answer; nobody can change it later. */
  private final class BadMessageHead extends Hook {
    @Override
    public Object enter(Object handler, Object status, Object reason, Object fields) {
      return fields;
    }

    @Override
    public void exit(Object fields, Object handler, Object status, Throwable thrown)
        throws Throwable {
      Exchange exchange = ANSWERED.get();
      if (exchange != null && fields != null) {
        tracker.commit(exchange.tracked, JettyHeaders.OF_BAD_MESSAGE, fields);
      }
    }
  }

  /** Passed by every part of a response; the head goes with the first. */
  private final class Send extends Hook {

    /**
     * @param head null for the head that the response object makes, the only one to be completed
     */
    @Override
    public Object enter(Object channel, Object head, Object body, Object last) throws Throwable {
      Exchange exchange = of(GET_REQUEST.on(channel));
      if (exchange == null || exchange.status >= OK) {
        return null;
      }
      if (head != null) {
        exchange.status = GET_STATUS.intOn(head);
      } else {
        Object response = GET_RESPONSE.on(channel);
        exchange.status = GET_STATUS.intOn(response);
        tracker.commit(exchange.tracked, JettyHeaders.OF_RESPONSE, response);
      }
      return null;
    }
  }

  private static final class Abort extends Hook {
    @Override
    public Object enter(Object channel, Object failure, Object second, Object third)
        throws Throwable {
      Exchange exchange = of(GET_REQUEST.on(channel));
      if (exchange != null) {
        exchange.aborted = (Throwable) failure;
      }
      return null;
    }
  }

  private final class Servlet extends Hook {
    @Override
    public Object enter(Object handler, Object target, Object request, Object third)
        throws Throwable {
      Exchange exchange = of(request);
      if (exchange != null && exchange.contextPath == null) {
        String contextPath = (String) GET_CONTEXT_PATH.on(request);
        exchange.contextPath = contextPath == null ? "" : contextPath;
        exchange.route = routes.of(contextPath, pattern(handler, target, request));
      }
      return null;
    }

    private String pattern(Object handler, Object target, Object request) throws Throwable {
      if (GET_MAPPING.isOn(request)) {
        return ServletMapping.pattern(GET_MAPPING.on(request));
      }
      Object matched = GET_HOLDER_ENTRY.on(handler, target);
      return matched == null ? null : (String) GET_DECLARATION.on(GET_PATH_SPEC.on(matched));
    }
  }

  private final class Complete extends Hook {
    @Override
    public Object enter(Object channel, Object first, Object second, Object third)
        throws Throwable {
      Object request = GET_REQUEST.on(channel);
      Exchange exchange = of(request);
      if (exchange == null) {
        return null;
      }
      noteErrors(exchange, request);
      int status = exchange.status;
      tracker.end(
          exchange.tracked, ended(exchange.aborted, status), route(exchange, request, status));
      REMOVE_ATTRIBUTE.on(request, STATE);
      return null;
    }

    private int ended(Throwable aborted, int status) {
      if (aborted instanceof IOException) {
        return RequestStatus.CANCELLED;
      }
      return status == 0 ? RequestStatus.ABORTED : status;
    }

    private void noteErrors(Exchange exchange, Object request) throws Throwable {
      Throwable escaped = ServletError.escaped(GET_ATTRIBUTE, request);
      Throwable handled = escaped == null ? ServletError.handled(GET_ATTRIBUTE, request) : null;
      if (escaped != null) {
        tracker.fail(exchange.tracked, escaped, false);
      } else if (handled != null) {
        tracker.fail(exchange.tracked, handled, true);
      }
    }
  }
}
