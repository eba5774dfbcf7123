package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.Handling;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Servlet containers without hooks of their own. A request starts when the first {@code
 * HttpServlet} gets it and ends when that returns, or when its asynchronous answer is complete.
 * Does nothing on a thread that handles a request which another hook has started.
 *
 * <p>Headers are completed when that servlet returns, if the response is not committed yet and no
 * other thread may write to it: earlier nobody knows what the application will still add.
 */
final class ServletFallback implements Server {
  static final String NAME = "servlet";
  private static final String STATE = "glossary.agent.servlet-request";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int ERROR = 500;

  // HttpServletRequest and HttpServletResponse of either API
  private static final Call GET_METHOD = Call.of("getMethod");
  private static final Call GET_REQUEST_URI = Call.of("getRequestURI");
  private static final Call GET_HEADER = Call.of("getHeader", String.class);
  private static final Call IS_SECURE = Call.of("isSecure");
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);
  private static final Call GET_CONTEXT_PATH = Call.of("getContextPath");
  private static final Call GET_SERVLET_CONTEXT = Call.of("getServletContext");
  private static final Call GET_MAPPING = Call.of("getHttpServletMapping");
  private static final Call GET_SERVLET_PATH = Call.of("getServletPath");
  private static final Call GET_PATH_INFO = Call.of("getPathInfo");
  private static final Call IS_ASYNC_STARTED = Call.of("isAsyncStarted");
  private static final Call GET_STATUS = Call.ofInt("getStatus");
  private static final Call IS_COMMITTED = Call.of("isCommitted");

  private final RequestTracker tracker;
  private final RouteNames routes;
  private final Template template = new Route();

  /**
   * Whether a container stands on Vert.x, whose requests are counted there: that of Quarkus, which
   * runs servlets on threads of its own.
   */
  private static final ClassValue<Boolean> ON_NETTY =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> context) {
          try {
            ClassLoader loader = context.getClassLoader();
            return Class.forName("io.undertow.httpcore.HttpExchange", false, loader) != null;
          } catch (ClassNotFoundException absent) {
            return false;
          }
        }
      };

  /** Whether requests of Netty are counted. */
  private final boolean netty;

  /** Beginnings of class names of servers to be left alone. */
  private final List<String> leftAlone = new ArrayList<>();

  ServletFallback(RequestTracker tracker, RouteNames routes, Set<String> off) {
    this.tracker = tracker;
    this.routes = routes;
    this.netty = !off.contains("netty");
    String[][] packages = {
      {"tomcat", "org.apache.catalina."},
      {"jetty", "org.eclipse.jetty."},
      {"undertow", "io.undertow."},
      {"grizzly", "org.glassfish.grizzly."},
    };
    for (String[] each : packages) {
      if (off.contains(each[0])) {
        leftAlone.add(each[1]);
      }
    }
  }

  @Override
  public List<HookPoint> points() {
    Hook service = new Service();
    return Arrays.asList(
        HookPoint.around(
            "jakarta.servlet.http.HttpServlet",
            "service",
            "(Ljakarta/servlet/ServletRequest;Ljakarta/servlet/ServletResponse;)",
            service),
        HookPoint.around(
            "javax.servlet.http.HttpServlet",
            "service",
            "(Ljavax/servlet/ServletRequest;Ljavax/servlet/ServletResponse;)",
            service));
  }

  /** A request with its response; kept in the request's attributes. */
  final class Exchange {
    final TrackedRequest tracked;
    final Object request;
    final Object response;

    /** Of an asynchronous request, which a container may forget before it tells of its end. */
    private volatile String asyncRoute;

    Exchange(TrackedRequest tracked, Object request, Object response) {
      this.tracked = tracked;
      this.request = request;
      this.response = response;
    }

    void fail(Throwable thrown) {
      tracker.fail(tracked, thrown, false);
    }

    /** The answer is complete; only the first call counts. Whatever fails, it has ended. */
    void end() {
      int status = 0;
      String route = RouteNames.UNMATCHED;
      try {
        status = GET_STATUS.intOn(response);
        Throwable handled = ServletError.handled(GET_ATTRIBUTE, request);
        if (handled != null) {
          tracker.fail(tracked, handled, true);
        }
        route = asyncRoute == null ? route(request, status) : asyncRoute;
      } catch (Throwable fault) {
        tracker.suppressed(fault);
      }
      tracker.end(tracked, status, status == NOT_FOUND ? RouteNames.UNMATCHED : route);
    }

    /** On the thread that has started the asynchronous answer. */
    void await() throws Throwable {
      asyncRoute = route(request, OK);
      AsyncEnd.await(this);
    }

    void endWith(Throwable thrown) throws Throwable {
      boolean gone = thrown instanceof IOException && (boolean) IS_COMMITTED.on(response);
      if (!gone) {
        fail(thrown);
      }
      tracker.end(tracked, gone ? RequestStatus.CANCELLED : ERROR, route(request, ERROR));
    }
  }

  private boolean isLeftAlone(Object request) throws Throwable {
    Class<?> context = GET_SERVLET_CONTEXT.on(request).getClass();
    for (String start : leftAlone) {
      if (context.getName().startsWith(start)) {
        return true;
      }
    }
    return netty && ON_NETTY.get(context);
  }

  private final class Service extends Hook {
    @Override
    public Object enter(Object servlet, Object request, Object response, Object third)
        throws Throwable {
      if (tracker.current().get() != null || isLeftAlone(request)) {
        return null;
      }
      Object state = GET_ATTRIBUTE.on(request, STATE);
      if (state instanceof Exchange) {
        Exchange known = (Exchange) state;
        return known.tracked.isEnded() ? null : tracker.handle(known.tracked, template, request);
      }
      TrackedRequest started =
          tracker.start(
              (String) GET_METHOD.on(request),
              (String) GET_REQUEST_URI.on(request),
              (String) GET_HEADER.on(request, "X-Request-ID"),
              (String) GET_HEADER.on(request, "traceparent"),
              (boolean) IS_SECURE.on(request));
      Exchange exchange = new Exchange(started, request, response);
      started.attach(exchange);
      SET_ATTRIBUTE.on(request, STATE, exchange);
      return tracker.handle(started, template, request);
    }

    @Override
    public void exit(Object entered, Object servlet, Object request, Throwable thrown)
        throws Throwable {
      Object attached =
          entered instanceof Handling ? ((Handling) entered).request().attachment() : null;
      if (!(attached instanceof Exchange)) {
        return;
      }
      Exchange exchange = (Exchange) attached;
      if ((boolean) IS_ASYNC_STARTED.on(exchange.request)) {
        if (thrown != null) {
          exchange.fail(thrown);
        }
        exchange.await();
      } else if (thrown != null) {
        exchange.endWith(thrown);
      } else {
        if (!(boolean) IS_COMMITTED.on(exchange.response)) {
          tracker.commit(exchange.tracked, ServletHeaders.OF_RESPONSE, exchange.response);
        }
        exchange.end();
      }
    }
  }

  private final class Route implements Template {
    @Override
    public String of(Object request) throws Throwable {
      return route(request, OK);
    }
  }

  private String route(Object request, int status) throws Throwable {
    String context = (String) GET_CONTEXT_PATH.on(request);
    String spring = ServletError.springPattern(GET_ATTRIBUTE, request);
    if (spring != null) {
      return routes.of(context, spring);
    }
    return status == NOT_FOUND ? RouteNames.UNMATCHED : routes.of(context, pattern(request));
  }

  /** Before Servlet 4.0 only what a mapping by prefix has matched can be told from the path. */
  private static String pattern(Object request) throws Throwable {
    if (GET_MAPPING.isOn(request)) {
      return ServletMapping.pattern(GET_MAPPING.on(request));
    }
    return GET_PATH_INFO.on(request) == null ? "/" : GET_SERVLET_PATH.on(request) + "/*";
  }
}
