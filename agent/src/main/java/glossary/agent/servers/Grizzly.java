package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.util.Arrays;
import java.util.List;

/**
 * Grizzly from 2.3 on, with servlets, with Jersey or with handlers of its own. A request starts
 * when it becomes one of the HTTP server's, its headers are completed when the codec prepares the
 * response, and it ends when the server has written the last of it: after a suspended one too. A
 * request that cannot be read starts and ends within the codec's answer.
 */
final class Grizzly implements Server {
  private static final String STATE = "glossary.agent.exchange";
  private static final String HTTP = "org.glassfish.grizzly.http.";
  private static final String SERVER = HTTP + "server.";
  private static final String REQUEST = "Lorg/glassfish/grizzly/http/server/Request;";
  private static final String RESPONSE = "Lorg/glassfish/grizzly/http/server/Response;";
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  // org.glassfish.grizzly.http.HttpRequestPacket and HttpResponsePacket
  private static final Call GET_METHOD = Call.of("getMethod");
  private static final Call GET_REQUEST_URI = Call.of("getRequestURI");
  private static final Call GET_HEADER = Call.of("getHeader", String.class);
  private static final Call IS_SECURE = Call.of("isSecure");
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);
  private static final Call GET_REQUEST = Call.of("getRequest");
  private static final Call GET_STATUS = Call.ofInt("getStatus");

  // org.glassfish.grizzly.http.server.Request and Response
  private static final Call GET_RESPONSE = Call.of("getResponse");
  private static final Call GET_CONTEXT = Call.of("getContext");
  private static final Call GET_CONTEXT_PATH = Call.of("getContextPath");
  private static final Call GET_MAPPING = Call.of("obtainMappingData");
  private static final FieldRead PATTERN =
      new FieldRead(SERVER + "util.MappingData", "descriptorPath");
  private static final FieldRead REQUEST_OF_WORK =
      new FieldRead(SERVER + "HttpHandler$1", "val$request");
  private static final FieldRead REQUEST_OF_DISPATCH =
      new FieldRead("org.glassfish.grizzly.servlet.AsyncContextImpl$Handler", "origRequest");

  // org.glassfish.grizzly.filterchain.FilterChainContext and Connection
  private static final Call GET_CONNECTION = Call.of("getConnection");
  private static final Call IS_OPEN = Call.of("isOpen");
  private static final Call GET_CLOSE_REASON = Call.of("getCloseReason");

  // org.glassfish.grizzly.CloseReason
  private static final Call GET_TYPE = Call.of("getType");

  private final RequestTracker tracker;
  private final RouteNames routes;
  private final Template template = new Route();

  Grizzly(RequestTracker tracker, RouteNames routes) {
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    return Arrays.asList(
        HookPoint.around(
            SERVER + "Request",
            "initialize",
            "(Lorg/glassfish/grizzly/http/HttpRequestPacket;",
            new Start()),
        HookPoint.around(
            SERVER + "HttpHandler", "doHandle", "(" + REQUEST + RESPONSE + ")", new Handle()),
        HookPoint.around(SERVER + "HttpHandler$1", "run", "()", new Work()),
        HookPoint.around(
            "org.glassfish.grizzly.servlet.AsyncContextImpl$Handler", "run", "()", new Dispatch()),
        HookPoint.enter(
                SERVER + "util.HtmlHelper",
                "setErrorAndSendErrorPage",
                "("
                    + REQUEST
                    + RESPONSE
                    + "Lorg/glassfish/grizzly/http/server/ErrorPageGenerator;I"
                    + "Ljava/lang/String;Ljava/lang/String;Ljava/lang/Throwable;)",
                new ErrorPage())
            .picking(0, 6),
        HookPoint.enter(
            HTTP + "HttpServerFilter",
            "prepareResponse",
            "(Lorg/glassfish/grizzly/filterchain/FilterChainContext;"
                + "Lorg/glassfish/grizzly/http/HttpRequestPacket;"
                + "Lorg/glassfish/grizzly/http/HttpResponsePacket;",
            new Prepare()),
        HookPoint.around(
            HTTP + "HttpServerFilter",
            "sendBadRequestResponse",
            "(Lorg/glassfish/grizzly/filterchain/FilterChainContext;"
                + "Lorg/glassfish/grizzly/http/HttpResponsePacket;)",
            new Reject()),
        HookPoint.enter(SERVER + "Response", "finish", "()", new Finish()),
        HookPoint.enter(SERVER + "Request", "onAfterService", "()", new Complete()),
        HookPoint.enter(
                SERVER + "HttpServerProbeNotifier",
                "notifyRequestCancel",
                "(Lorg/glassfish/grizzly/http/server/HttpServerFilter;"
                    + "Lorg/glassfish/grizzly/Connection;"
                    + REQUEST,
                new Cancel())
            .picking(1, 2));
  }

  /** Of the codec's request or the server's: they share attributes. Null if it is not tracked. */
  private static TrackedRequest of(Object request) throws Throwable {
    GrizzlyExchange exchange = exchange(request);
    return exchange == null ? null : exchange.tracked;
  }

  private static GrizzlyExchange exchange(Object request) throws Throwable {
    Object state = request == null ? null : GET_ATTRIBUTE.on(request, STATE);
    return state instanceof GrizzlyExchange ? (GrizzlyExchange) state : null;
  }

  private Object handle(Object request) throws Throwable {
    GrizzlyExchange exchange = exchange(request);
    if (exchange == null) {
      return null;
    }
    exchange.handled = true;
    return tracker.handle(exchange.tracked, template, request);
  }

  private final class Start extends Hook {
    @Override
    public void exit(Object entered, Object request, Object packet, Throwable thrown)
        throws Throwable {
      if (thrown != null || of(packet) != null) {
        return;
      }
      TrackedRequest started =
          tracker.start(
              GET_METHOD.on(packet).toString(),
              (String) GET_REQUEST_URI.on(packet),
              (String) GET_HEADER.on(packet, "X-Request-ID"),
              (String) GET_HEADER.on(packet, "traceparent"),
              (boolean) IS_SECURE.on(packet));
      SET_ATTRIBUTE.on(packet, STATE, new GrizzlyExchange(started));
    }
  }

  /** On the thread that reads; an error that escapes here ends the connection without an answer. */
  private final class Handle extends Hook {
    @Override
    public Object enter(Object handler, Object request, Object response, Object third)
        throws Throwable {
      return handle(request);
    }

    @Override
    public void exit(Object entered, Object handler, Object request, Throwable thrown)
        throws Throwable {
      TrackedRequest started = thrown instanceof Error ? of(request) : null;
      if (started != null) {
        tracker.fail(started, thrown, false);
        tracker.end(started, RequestStatus.ABORTED, RouteNames.UNMATCHED);
      }
    }
  }

  /** On a worker thread. */
  private final class Work extends Hook {
    @Override
    public Object enter(Object work, Object first, Object second, Object third) throws Throwable {
      return handle(REQUEST_OF_WORK.from(work));
    }
  }

  /** An asynchronous request comes back to a thread of Grizzly's. */
  private final class Dispatch extends Hook {
    @Override
    public Object enter(Object work, Object first, Object second, Object third) throws Throwable {
      return handle(GET_REQUEST.on(REQUEST_OF_DISPATCH.from(work)));
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

  /**
   * Of what the server's mapper has found; before 2.3.29 it does not tell, and a single handler for
   * all paths needs no mapper.
   */
  private static String pattern(Object request) throws Throwable {
    Object mapping = GET_MAPPING.on(request);
    String pattern = PATTERN.isOn(mapping) ? (String) PATTERN.from(mapping) : null;
    return pattern == null && exchange(request).handled ? "/" : pattern;
  }

  private final class ErrorPage extends Hook {
    @Override
    public Object enter(Object none, Object request, Object thrown, Object third) throws Throwable {
      TrackedRequest started = thrown == null ? null : of(request);
      if (started != null) {
        tracker.fail(started, (Throwable) thrown, false);
      }
      return null;
    }
  }

  private final class Prepare extends Hook {
    @Override
    public Object enter(Object filter, Object context, Object packet, Object response)
        throws Throwable {
      TrackedRequest started = of(packet);
      if (started != null) {
        tracker.commit(started, GrizzlyHeaders.OF_RESPONSE, response);
        if (GET_STATUS.intOn(response) == SWITCHING_PROTOCOLS) {
          tracker.end(started, SWITCHING_PROTOCOLS, RouteNames.UNMATCHED);
        }
      }
      return null;
    }
  }

  /** Nobody will tell of the end of a request that has not become one of the server's. */
  private final class Reject extends Hook {
    @Override
    public Object enter(Object filter, Object context, Object response, Object third)
        throws Throwable {
      Object packet = GET_REQUEST.on(response);
      if (of(packet) != null) {
        return null;
      }
      TrackedRequest started = tracker.start(null, null, null, null, false);
      started.attach(response);
      SET_ATTRIBUTE.on(packet, STATE, new GrizzlyExchange(started));
      return started;
    }

    @Override
    public void exit(Object entered, Object filter, Object context, Throwable thrown)
        throws Throwable {
      if (entered != null) {
        TrackedRequest started = (TrackedRequest) entered;
        int status = thrown == null ? GET_STATUS.intOn(started.attachment()) : 0;
        tracker.end(started, status, RouteNames.UNMATCHED);
      }
    }
  }

  /** Once the last is written, the server itself may close the connection. */
  private static final class Finish extends Hook {
    @Override
    public Object enter(Object response, Object first, Object second, Object third)
        throws Throwable {
      Object request = GET_REQUEST.on(response);
      GrizzlyExchange exchange = exchange(request);
      if (exchange != null) {
        exchange.lastIsToBeWritten(
            (boolean) IS_OPEN.on(GET_CONNECTION.on(GET_CONTEXT.on(request))));
      }
      return null;
    }
  }

  private final class Complete extends Hook {
    @Override
    public Object enter(Object request, Object first, Object second, Object third)
        throws Throwable {
      GrizzlyExchange exchange = exchange(request);
      if (exchange == null) {
        return null;
      }
      TrackedRequest started = exchange.tracked;
      Throwable handled = ServletError.handled(GET_ATTRIBUTE, request);
      if (handled != null) {
        tracker.fail(started, handled, true);
      }
      int status = GET_STATUS.intOn(GET_RESPONSE.on(request));
      tracker.end(
          started,
          exchange.isCancelled() || isReset(request) ? RequestStatus.CANCELLED : status,
          route(request, status));
      return null;
    }
  }

  /** Whether writing the last has shown that the client is gone. */
  private static boolean isReset(Object request) throws Throwable {
    Object connection = GET_CONNECTION.on(GET_CONTEXT.on(request));
    Object reason = GET_CLOSE_REASON.on(connection);
    return reason != null && GET_TYPE.on(reason).toString().equals("REMOTELY");
  }

  /** The client has left a suspended request, which then ends without more ado. */
  private final class Cancel extends Hook {
    @Override
    public Object enter(Object none, Object connection, Object request, Object third)
        throws Throwable {
      TrackedRequest started = of(request);
      if (started != null && !(boolean) IS_OPEN.on(connection)) {
        tracker.end(started, RequestStatus.CANCELLED, route(request, OK));
      }
      return null;
    }
  }
}
