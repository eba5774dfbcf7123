package glossary.sidecar.security;

import glossary.sidecar.http.Access;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.http.Route;
import java.util.List;
import java.util.Set;

/**
 * Has every use of a privilege noted in the audit log: whatever changes something as an editor or
 * an admin, and what discloses all of the database or the settings.
 */
public final class AuditedRoutes {
  private static final Set<String> DISCLOSING = Set.of("/api/backups/{id}/download", "/api/config");

  private AuditedRoutes() {}

  /** The same routes. */
  public static List<Route> of(List<Route> routes, AccessControl access) {
    return routes.stream().map(route -> isAudited(route) ? audited(route, access) : route).toList();
  }

  static boolean isAudited(Route route) {
    boolean privileged = route.access().compareTo(Access.EDIT) >= 0;
    return privileged && (!route.method().equals("GET") || DISCLOSING.contains(route.template()));
  }

  private static Route audited(Route route, AccessControl access) {
    return new Route(
        route.method(),
        route.template(),
        route.access(),
        request -> answer(request, route, access),
        route.mostBodyBytes());
  }

  /** A failure that is no {@link Problem} will be answered by 500. */
  private static Response answer(Request request, Route route, AccessControl access) {
    int status = 500;
    Response answer = null;
    try {
      answer = route.handler().handle(request);
      status = answer.status();
      return answer;
    } catch (Problem problem) {
      status = problem.status();
      throw problem;
    } finally {
      AuditLog.request(
          request, route, access.principal(request), status, AuditLog.location(answer));
    }
  }
}
