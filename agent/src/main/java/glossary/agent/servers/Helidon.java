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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Helidon SE 4. A request starts when it is routed, its headers are completed when the head of the
 * response is written, and it ends when its routing does, which waits for the response. What the
 * connection answers by itself, because there is no request or no response, starts or ends there.
 */
final class Helidon implements Server {
  private static final String SERVER = "io.helidon.webserver.";
  private static final String CLOSES = SERVER + "CloseConnectionException";
  private static final String EXCEPTION_WITH_STATUS = "io.helidon.http.HttpException";
  private static final String ROUTED =
      "(Lio/helidon/webserver/ConnectionContext;Lio/helidon/webserver/http/RoutingRequest;"
          + "Lio/helidon/webserver/http/RoutingResponse;";
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int NOT_FOUND = 404;

  // io.helidon.webserver.http.RoutingRequest and RoutingResponse
  private static final Call PROLOGUE = Call.of("prologue");
  private static final Call HEADERS = Call.of("headers");
  private static final Call IS_SECURE = Call.of("isSecure");
  private static final Call MATCHING_PATTERN = Call.of("matchingPattern");
  private static final Call STATUS = Call.of("status");

  // io.helidon.http.HttpPrologue and what it consists of
  private static final Call METHOD = Call.of("method");
  private static final Call TEXT = Call.of("text");
  private static final Call URI_PATH = Call.of("uriPath");
  private static final Call RAW_PATH = Call.of("rawPath");

  private final RequestTracker tracker;
  private final RouteNames routes;
  private final Template template = new Route();

  /** By the headers of the response: another thread may send it. */
  private final Identities<TrackedRequest> open = new Identities<TrackedRequest>();

  /** What this thread's connection answers by itself. */
  @SuppressWarnings("ThreadLocalUsage") // there is one for the life of the agent
  private final ThreadLocal<TrackedRequest> unanswered = new ThreadLocal<TrackedRequest>();

  Helidon(RequestTracker tracker, RouteNames routes) {
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    Hook routing = new Routing();
    return Arrays.asList(
        HookPoint.around(SERVER + "http.HttpRoutingImpl", "route", ROUTED, routing).picking(1, 2),
        HookPoint.around(SERVER + "http.HttpRouting", "route", ROUTED, routing).picking(1, 2),
        HookPoint.enter(
            SERVER + "http1.Http1ServerResponse",
            "nonEntityBytes",
            "(Lio/helidon/http/ServerResponseHeaders;Lio/helidon/http/Status;",
            new WriteHead()),
        HookPoint.enter(
                SERVER + "http.ErrorHandlers",
                "unhandledError",
                "(Lio/helidon/webserver/ConnectionContext;Lio/helidon/webserver/http/ServerRequest;"
                    + "Lio/helidon/webserver/http/RoutingResponse;Ljava/lang/Throwable;)",
                new ErrorOfHandler())
            .picking(2, 3),
        HookPoint.around(
            SERVER + "http1.Http1Connection",
            "handleRequestException",
            "(Lio/helidon/http/RequestException;)",
            new AnswerOfConnection()),
        HookPoint.enter(
                SERVER + "websocket.WsConnection",
                "create",
                "(Lio/helidon/webserver/ConnectionContext;Lio/helidon/http/HttpPrologue;"
                    + "Lio/helidon/http/Headers;",
                new WebSocket())
            .picking(1, 2));
  }

  /** Upgraded without routing; the connection that lives on is not in flight. */
  private final class WebSocket extends Hook {
    @Override
    public Object enter(Object none, Object prologue, Object headers, Object third)
        throws Throwable {
      tracker.end(started(prologue, headers, false), SWITCHING_PROTOCOLS, RouteNames.UNMATCHED);
      return null;
    }
  }

  private TrackedRequest started(Object prologue, Object headers, boolean secure) throws Throwable {
    return tracker.start(
        (String) TEXT.on(METHOD.on(prologue)),
        (String) RAW_PATH.on(URI_PATH.on(prologue)),
        HelidonHeaders.first(headers, "X-Request-ID"),
        HelidonHeaders.first(headers, "traceparent"),
        secure);
  }

  private final class Routing extends Hook {
    @Override
    public Object enter(Object routing, Object request, Object response, Object third)
        throws Throwable {
      Object responseHeaders = HEADERS.on(response);
      if (open.get(responseHeaders) != null) {
        return null;
      }
      boolean secure = (boolean) IS_SECURE.on(request);
      TrackedRequest started = started(PROLOGUE.on(request), HEADERS.on(request), secure);
      started.attach(response);
      open.put(responseHeaders, started);
      return tracker.handle(started, template, request);
    }

    @Override
    public void exit(Object entered, Object routing, Object request, Throwable thrown)
        throws Throwable {
      if (!(entered instanceof Handling)) {
        return;
      }
      TrackedRequest started = ((Handling) entered).request();
      Object response = started.attachment();
      open.remove(HEADERS.on(response));
      if (thrown == null) {
        int status = HelidonHeaders.code(STATUS.on(response));
        tracker.end(started, status, route(request, status));
      } else if (started.isCommitted() || ClientLeft.isBehind(thrown)) {
        tracker.end(started, RequestStatus.CANCELLED, route(request, 0));
      } else if (is(thrown, CLOSES)) {
        tracker.end(started, RequestStatus.ABORTED, route(request, 0));
      } else {
        unanswered.set(started);
      }
    }
  }

  private final class Route implements Template {
    @Override
    public String of(Object request) throws Throwable {
      return route(request, 0);
    }
  }

  /** Before 4.3 a request does not tell which pattern it has matched. */
  private String route(Object request, int status) throws Throwable {
    if (status == NOT_FOUND) {
      return RouteNames.UNMATCHED;
    }
    return MATCHING_PATTERN.isOn(request)
        ? routes.of("", (String) ((Optional<?>) MATCHING_PATTERN.on(request)).orElse(null))
        : routes.of("", "/");
  }

  private final class WriteHead extends Hook {
    @Override
    public Object enter(Object none, Object headers, Object status, Object third) throws Throwable {
      TrackedRequest started = open.get(headers);
      if (started == null) {
        started = unanswered.get();
      }
      if (started != null) {
        HelidonHeaders.Head head = new HelidonHeaders.Head(headers, status);
        tracker.commit(started, HelidonHeaders.OF_HEAD, head);
        if (started == unanswered.get()) {
          started.attach(status);
        }
      }
      return null;
    }
  }

  /** That a write fails once the client has gone is none. */
  private final class ErrorOfHandler extends Hook {
    @Override
    public Object enter(Object handlers, Object response, Object thrown, Object third)
        throws Throwable {
      TrackedRequest started = open.get(HEADERS.on(response));
      Throwable error = (Throwable) thrown;
      boolean gone =
          started != null
              && started.isCommitted()
              && (error instanceof IOException || error.getCause() instanceof IOException);
      if (started != null && !gone) {
        tracker.fail(started, error, is(error, EXCEPTION_WITH_STATUS));
      }
      return null;
    }
  }

  /** To a request that could not be read, or whose routing has failed without an answer. */
  private final class AnswerOfConnection extends Hook {
    @Override
    public Object enter(Object connection, Object exception, Object second, Object third) {
      TrackedRequest started = unanswered.get();
      if (started == null) {
        started = tracker.start(null, null, null, null, false);
        unanswered.set(started);
      }
      started.attach(null);
      return started;
    }

    @Override
    public void exit(Object entered, Object connection, Object exception, Throwable thrown)
        throws Throwable {
      unanswered.remove();
      if (entered != null) {
        TrackedRequest started = (TrackedRequest) entered;
        Object status = started.attachment();
        tracker.end(
            started,
            status == null || thrown != null ? 0 : HelidonHeaders.code(status),
            RouteNames.UNMATCHED);
      }
    }
  }

  private static boolean is(Throwable thrown, String className) {
    for (Class<?> at = thrown.getClass(); at != null; at = at.getSuperclass()) {
      if (at.getName().equals(className)) {
        return true;
      }
    }
    return false;
  }
}
