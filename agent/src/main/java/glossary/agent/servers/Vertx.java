package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.TrackedRequest;
import java.util.Arrays;
import java.util.List;

/** Vert.x Web above {@link Netty}: which route a request has matched, and what failed it. */
final class Vertx implements Server {
  // io.vertx.ext.web.RoutingContext and Route, io.vertx.core.http.HttpServerRequest
  private static final Call REQUEST = Call.of("request");
  private static final Call MOUNT_POINT = Call.of("mountPoint");
  private static final Call GET_PATH = Call.of("getPath");
  private static final Call CONNECTION = Call.of("connection");
  private static final Call CHANNEL = Call.of("channel");

  private final RequestTracker tracker;
  private final RouteNames routes;
  private final NettyResponses responses;

  Vertx(RequestTracker tracker, RouteNames routes, NettyResponses responses) {
    this.responses = responses;
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    return Arrays.asList(
        responses.encoder("io.vertx.core.http.impl.VertxHttpResponseEncoder"),
        responses.encoder("io.vertx.core.http.impl.http1.VertxHttpResponseEncoder"),
        HookPoint.enter(
            "io.vertx.ext.web.impl.RouteState",
            "handleContext",
            "(Lio/vertx/ext/web/impl/RoutingContextImplBase;)",
            new Matched()),
        HookPoint.enter(
                "io.vertx.ext.web.impl.RoutingContextImpl",
                "fail",
                "(ILjava/lang/Throwable;)",
                new Failed())
            .picking(1, 1));
  }

  /** Null if it is not one of HTTP/1.1. */
  private static TrackedRequest of(Object routing) throws Throwable {
    Object connection = CONNECTION.on(REQUEST.on(routing));
    return connection != null && CHANNEL.isOn(connection)
        ? NettyConnection.answering(CHANNEL.on(connection))
        : null;
  }

  /** Called for each route that a request comes to; the last one with a path has answered it. */
  private final class Matched extends Hook {
    @Override
    public Object enter(Object route, Object routing, Object second, Object third)
        throws Throwable {
      String path = (String) GET_PATH.on(route);
      TrackedRequest request = path == null ? null : of(routing);
      if (request != null) {
        // A servlet's "/" is everything, a router's is the root alone.
        String pattern = path.equals("/") ? "" : path;
        request.attach(routes.of((String) MOUNT_POINT.on(routing), pattern));
      }
      return null;
    }
  }

  private final class Failed extends Hook {
    @Override
    public Object enter(Object routing, Object thrown, Object second, Object third)
        throws Throwable {
      TrackedRequest request = thrown == null ? null : of(routing);
      if (request != null) {
        tracker.fail(request, (Throwable) thrown, true);
      }
      return null;
    }
  }
}
