package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.TrackedRequest;
import java.util.Arrays;
import java.util.List;

/** Spring WebFlux above {@link Netty}: which pattern a request has matched, and what failed it. */
final class WebFlux implements Server {
  private static final String EXCHANGE = "Lorg/springframework/web/server/ServerWebExchange;";
  private static final String DISPATCHER = "org.springframework.web.reactive.DispatcherHandler";
  private static final String ADAPTER =
      "org.springframework.web.server.adapter.HttpWebHandlerAdapter";
  private static final String OBSERVED =
      "Lorg/springframework/http/server/reactive/observation/ServerRequestObservationContext;"
          + "Ljava/lang/Throwable;)";
  private static final String BEST_MATCHING_PATTERN =
      "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern";

  // org.springframework.web.server.ServerWebExchange and its request
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call GET_REQUEST = Call.of("getRequest");
  private static final Call GET_NATIVE_REQUEST = Call.of("getNativeRequest");
  private static final Call GET_DELEGATE = Call.of("getDelegate");

  private final RequestTracker tracker;
  private final RouteNames routes;

  WebFlux(RequestTracker tracker, RouteNames routes) {
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    Hook matched = new Matched();
    Hook failed = new Failed();
    String boot = "AbstractErrorWebExceptionHandler";
    String error = "(" + EXCHANGE + "Ljava/lang/Throwable;)";
    return Arrays.asList(
        HookPoint.enter(
            DISPATCHER, "handleRequestWith", "(" + EXCHANGE + "Ljava/lang/Object;)", matched),
        HookPoint.enter(
            DISPATCHER, "invokeHandler", "(" + EXCHANGE + "Ljava/lang/Object;)", matched),
        HookPoint.enter(
            "org.springframework.boot.autoconfigure.web.reactive.error." + boot,
            "handle",
            error,
            failed),
        HookPoint.enter(
            "org.springframework.boot.webflux.autoconfigure.error." + boot,
            "handle",
            error,
            failed),
        HookPoint.enter(ADAPTER, "handleUnresolvedError", error, failed),
        HookPoint.enter(ADAPTER, "handleUnresolvedError", "(" + EXCHANGE + OBSERVED, failed)
            .picking(0, 2));
  }

  /** Null if it does not run on Netty, or not by HTTP/1.1. */
  private static TrackedRequest of(Object exchange) throws Throwable {
    Object request = GET_REQUEST.on(exchange);
    while (!GET_NATIVE_REQUEST.isOn(request) && GET_DELEGATE.isOn(request)) {
      request = GET_DELEGATE.on(request);
    }
    Object known = GET_NATIVE_REQUEST.isOn(request) ? GET_NATIVE_REQUEST.on(request) : null;
    return known != null && Netty.CHANNEL.isOn(known)
        ? NettyConnection.answering(Netty.CHANNEL.on(known))
        : null;
  }

  private final class Matched extends Hook {
    @Override
    public Object enter(Object dispatcher, Object exchange, Object handler, Object third)
        throws Throwable {
      Object pattern = GET_ATTRIBUTE.on(exchange, BEST_MATCHING_PATTERN);
      TrackedRequest request = pattern == null ? null : of(exchange);
      if (request != null) {
        String path = pattern.toString();
        // A servlet's "/" is everything, a mapping's is the root alone.
        request.attach(routes.of("", path.equals("/") ? "" : path));
      }
      return null;
    }
  }

  private final class Failed extends Hook {
    @Override
    public Object enter(Object handler, Object exchange, Object thrown, Object third)
        throws Throwable {
      TrackedRequest request = of(exchange);
      if (request != null) {
        tracker.fail(request, (Throwable) thrown, true);
      }
      return null;
    }
  }
}
