package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Jetty 12, with servlets of any of its environments or without. A request starts when its channel
 * gets it, its headers are completed before the first write or the completion of its callback, and
 * it ends when its stream completes.
 */
final class Jetty12 implements Server {
  private static final String STATE = "glossary.agent.request";
  private static final String INTERNAL = "org.eclipse.jetty.server.internal.";

  /** What Jetty throws when its client has gone. */
  private static final String EOF = "org.eclipse.jetty.io.EofException";

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  // org.eclipse.jetty.server.Request, Response and HttpChannel
  private static final Call GET_REQUEST = Call.of("getRequest");
  private static final Call GET_METHOD = Call.of("getMethod");
  private static final Call GET_HTTP_URI = Call.of("getHttpURI");
  private static final Call GET_PATH = Call.of("getPath");
  private static final Call GET_HEADERS = Call.of("getHeaders");
  private static final Call IS_SECURE = Call.of("isSecure");
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);
  private static final Call GET_STATUS = Call.ofInt("getStatus");
  private static final Call IS_COMMITTED = Call.of("isCommitted");
  private static final Call GET_CONTEXT = Call.of("getContext");
  private static final Call GET_CONTEXT_PATH = Call.of("getContextPath");

  // org.eclipse.jetty.http.HttpFields
  private static final Call GET = Call.of("get", String.class);

  // org.eclipse.jetty.ee10.servlet.ServletContextRequest
  private static final Call GET_MATCHED = Call.of("getMatchedResource");
  private static final Call GET_PATH_SPEC = Call.of("getPathSpec");
  private static final Call GET_DECLARATION = Call.of("getDeclaration");

  // org.eclipse.jetty.ee10.servlet.ServletChannel
  private static final Call GET_SERVLET_REQUEST = Call.of("getServletContextRequest");

  // org.eclipse.jetty.server.internal.HttpChannelState
  private static final Call GET_RESPONSE = Call.of("getResponse");
  private static final FieldRead REQUEST_OF_CALLBACK =
      new FieldRead(INTERNAL + "HttpChannelState$ChannelCallback", "_request");

  // org.eclipse.jetty.server.internal.HttpConnection
  private static final Call GET_HTTP_CHANNEL = Call.of("getHttpChannel");

  private static final FieldRead CHANNEL_OF_INVOKER =
      new FieldRead(INTERNAL + "HttpChannelState$HandlerInvoker", "this$0");

  /** From 12.0.4 on. */
  private static final Statics ADD_COMPLETION_LISTENER =
      Statics.method(
          "org.eclipse.jetty.server.Request",
          "addCompletionListener",
          "org.eclipse.jetty.server.Request",
          "java.util.function.Consumer");

  private final RequestTracker tracker;
  private final RouteNames routes;
  private final Template template = new Route();

  Jetty12(RequestTracker tracker, RouteNames routes) {
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    return Arrays.asList(
        HookPoint.around(
            INTERNAL + "HttpChannelState",
            "onRequest",
            "(Lorg/eclipse/jetty/http/MetaData$Request;)",
            new Start()),
        HookPoint.around(
            INTERNAL + "HttpConnection",
            "upgrade",
            "(Lorg/eclipse/jetty/server/internal/HttpConnection$HttpStreamOverHTTP1;)",
            new Upgrade()),
        HookPoint.around(
            "org.eclipse.jetty.server.Server",
            "handle",
            "(Lorg/eclipse/jetty/server/Request;",
            new Handle()),
        HookPoint.around(
            "org.eclipse.jetty.ee10.servlet.ServletChannel", "handle", "()", new ServletHandle()),
        HookPoint.enter(
            INTERNAL + "HttpChannelState$ChannelResponse",
            "write",
            "(ZLjava/nio/ByteBuffer;Lorg/eclipse/jetty/util/Callback;)",
            new FirstWrite()),
        HookPoint.enter(
            INTERNAL + "HttpChannelState$ChannelCallback", "succeeded", "()", new NoWrite()),
        HookPoint.enter(
            INTERNAL + "HttpChannelState$HandlerInvoker",
            "completeStream",
            "(Lorg/eclipse/jetty/server/HttpStream;Ljava/lang/Throwable;)",
            new CompleteStream()),
        HookPoint.enter(
            "org.eclipse.jetty.ee10.servlet.ServletChannel",
            "associate",
            "(Lorg/eclipse/jetty/ee10/servlet/ServletContextRequest;)",
            new Servlet()));
  }

  private static Exchange of(Object request) throws Throwable {
    Object state = GET_ATTRIBUTE.on(request, STATE);
    return state instanceof Exchange ? (Exchange) state : null;
  }

  private void commit(Exchange exchange, Object response) throws Throwable {
    if (!(boolean) IS_COMMITTED.on(response)) {
      tracker.commit(exchange.tracked, Jetty12Headers.OF_RESPONSE, response);
    }
  }

  /** Told by Jetty when the stream completes. */
  private final class Exchange implements Consumer<Throwable> {
    final TrackedRequest tracked;
    final Object request;
    final Object response;

    /** A {@code ServletContextRequest}; null if no servlet context got the request. */
    volatile Object servletRequest;

    /** Whether Jetty tells. */
    boolean listens;

    Exchange(TrackedRequest tracked, Object request, Object response) {
      this.tracked = tracked;
      this.request = request;
      this.response = response;
    }

    @Override
    public void accept(Throwable failure) {
      int status = 0;
      String route = RouteNames.UNMATCHED;
      Throwable escaped = null;
      try {
        status = GET_STATUS.intOn(response);
        escaped = noteErrors();
        route = route(status);
      } catch (Throwable fault) {
        tracker.suppressed(fault);
      }
      boolean left = failure != null && left(failure, escaped);
      tracker.end(tracked, left ? RequestStatus.CANCELLED : status, route);
    }

    /** A stream fails when it cannot be read or written, or when nobody has read all of it. */
    private boolean left(Throwable failure, Throwable escaped) {
      return failure instanceof IOException
          || ClientLeft.isEndOfInput(failure)
          || ClientLeft.isCausedBy(EOF, escaped);
    }

    /** What escaped, null for nothing. */
    private Throwable noteErrors() throws Throwable {
      Object from = servletRequest == null ? request : servletRequest;
      Throwable escaped = ServletError.escaped(GET_ATTRIBUTE, from);
      if (escaped == null) {
        Object cause = GET_ATTRIBUTE.on(request, "org.eclipse.jetty.server.error_exception");
        escaped = cause instanceof Throwable ? (Throwable) cause : null;
      }
      Throwable handled = ServletError.handled(GET_ATTRIBUTE, from);
      if (escaped != null) {
        tracker.fail(tracked, escaped, false);
      } else if (handled != null) {
        tracker.fail(tracked, handled, true);
      }
      return escaped;
    }

    private String route(int status) throws Throwable {
      Object servlet = servletRequest;
      if (servlet == null) {
        return RouteNames.UNMATCHED;
      }
      String context = (String) GET_CONTEXT_PATH.on(GET_CONTEXT.on(servlet));
      String spring = ServletError.springPattern(GET_ATTRIBUTE, servlet, status);
      if (spring != null) {
        return routes.of(context, spring);
      }
      Object matched = status == NOT_FOUND ? null : GET_MATCHED.on(servlet);
      return matched == null
          ? RouteNames.UNMATCHED
          : routes.of(context, (String) GET_DECLARATION.on(GET_PATH_SPEC.on(matched)));
    }
  }

  private static final class Route implements Template {
    @Override
    public String of(Object exchange) throws Throwable {
      return ((Exchange) exchange).route(OK);
    }
  }

  private final class Start extends Hook {
    @Override
    public void exit(Object entered, Object channel, Object metaData, Throwable thrown)
        throws Throwable {
      Object request = thrown == null ? GET_REQUEST.on(channel) : null;
      if (request == null) {
        return;
      }
      Object headers = GET_HEADERS.on(request);
      TrackedRequest tracked =
          tracker.start(
              (String) GET_METHOD.on(request),
              (String) GET_PATH.on(GET_HTTP_URI.on(request)),
              (String) GET.on(headers, "X-Request-ID"),
              (String) GET.on(headers, "traceparent"),
              (boolean) IS_SECURE.on(request));
      Exchange exchange = new Exchange(tracked, request, GET_RESPONSE.on(channel));
      SET_ATTRIBUTE.on(request, STATE, exchange);
      Method listen = (Method) ADD_COMPLETION_LISTENER.beside(request);
      exchange.listens = listen != null;
      if (listen != null) {
        listen.invoke(null, request, exchange);
      }
    }
  }

  /**
   * A connection that becomes one of HTTP/2 takes its channel's request away: the preface of that
   * protocol, or a request that starts again as its first stream.
   */
  private final class Upgrade extends Hook {
    @Override
    public Object enter(Object connection, Object stream, Object second, Object third)
        throws Throwable {
      Object request = GET_REQUEST.on(GET_HTTP_CHANNEL.on(connection));
      return request == null ? null : of(request);
    }

    @Override
    public void exit(Object entered, Object connection, Object stream, Throwable thrown)
        throws Throwable {
      Exchange before = (Exchange) entered;
      if (before != null && GET_REQUEST.on(GET_HTTP_CHANNEL.on(connection)) == null) {
        tracker.withdraw(before.tracked);
      }
    }
  }

  private Object handle(Exchange exchange) {
    return exchange == null ? null : tracker.handle(exchange.tracked, template, exchange);
  }

  private final class Handle extends Hook {
    @Override
    public Object enter(Object server, Object request, Object second, Object third)
        throws Throwable {
      return handle(of(request));
    }
  }

  /** An asynchronous request comes back to a thread of Jetty's; otherwise within the other. */
  private final class ServletHandle extends Hook {
    @Override
    public Object enter(Object channel, Object first, Object second, Object third)
        throws Throwable {
      Object request = GET_SERVLET_REQUEST.on(channel);
      return request == null ? null : handle(of(request));
    }
  }

  /** An error page is written through a response of its own. */
  private final class FirstWrite extends Hook {
    @Override
    public Object enter(Object response, Object last, Object bytes, Object callback)
        throws Throwable {
      Exchange exchange = of(GET_REQUEST.on(response));
      if (exchange != null) {
        commit(exchange, response);
      }
      return null;
    }
  }

  private final class NoWrite extends Hook {
    @Override
    public Object enter(Object callback, Object first, Object second, Object third)
        throws Throwable {
      Exchange exchange = of(REQUEST_OF_CALLBACK.from(callback));
      if (exchange != null) {
        commit(exchange, exchange.response);
      }
      return null;
    }
  }

  /** Where no listener can be added. */
  private static final class CompleteStream extends Hook {
    @Override
    public Object enter(Object invoker, Object stream, Object failure, Object third)
        throws Throwable {
      Object request = GET_REQUEST.on(CHANNEL_OF_INVOKER.from(invoker));
      Exchange exchange = request == null ? null : of(request);
      if (exchange != null && !exchange.listens) {
        exchange.accept((Throwable) failure);
      }
      return null;
    }
  }

  private static final class Servlet extends Hook {
    @Override
    public Object enter(Object channel, Object servletRequest, Object second, Object third)
        throws Throwable {
      Exchange exchange = of(servletRequest);
      if (exchange != null) {
        exchange.servletRequest = servletRequest;
      }
      return null;
    }
  }
}
