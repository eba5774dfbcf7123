package glossary.sidecar.http;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the route of a canonical path, asks the gate, and runs the handler. */
public final class Router {
  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private final RouteTree tree;
  private final Gate gate;
  private final long mostOfRoutes;

  /**
   * @throws IllegalArgumentException if two routes have the same method and path
   */
  public Router(List<Route> routes, Gate gate) {
    this.tree = new RouteTree(routes);
    this.gate = gate;
    this.mostOfRoutes = routes.stream().mapToLong(Route::mostBodyBytes).max().orElse(-1);
  }

  static boolean knows(String method) {
    return KNOWN.contains(method);
  }

  /**
   * The largest body that any route takes.
   *
   * @param byDefault the server's limit
   */
  long mostBodyBytes(long byDefault) {
    return Math.max(byDefault, mostOfRoutes);
  }

  /**
   * @param method GET for a HEAD
   */
  Match match(String method, String path) {
    return tree.match(method, path);
  }

  /**
   * @throws Problem 401 or 403 of the gate, 404, 405 or 501, or the handler's
   */
  Response answer(Match match, Request request) {
    if (match.route() == null) {
      return withoutRoute(match, request.method());
    }
    Request routed = match.variables().isEmpty() ? request : request.with(match.variables());
    gate.admit(routed, match.route());
    return match.route().handler().handle(routed);
  }

  private static Response withoutRoute(Match match, String method) {
    if (!knows(method)) {
      throw new Problem(501, "This server doesn't know the request's method.");
    }
    if (match.allow() == null) {
      throw new Problem(404, "There is nothing at this path.");
    }
    if (method.equals("OPTIONS")) {
      return Response.empty(204).with("Allow", match.allow());
    }
    throw new Problem(
        405,
        "http_error",
        "This path answers " + match.allow() + ".",
        Map.of("Allow", match.allow()),
        null);
  }
}
