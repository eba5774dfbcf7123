package glossary.sidecar.security;

import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.security.cors.AllowedOrigins;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what a page of another site could make a browser do: a state-changing request under a
 * foreign host name (DNS rebinding) or from a foreign origin.
 */
final class CrossSite implements Filter {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private final AllowedHosts hosts;
  private final AllowedOrigins origins;

  CrossSite(List<String> allowedHosts, List<String> allowedOrigins) {
    this.hosts = new AllowedHosts(allowedHosts);
    this.origins = new AllowedOrigins(allowedOrigins);
  }

  /**
   * @throws Problem 421 or 403 that names the setting which would allow it
   */
  @Override
  public Response handle(Request request, Handler next) {
    check(request);
    return next.handle(request);
  }

  private void check(Request request) {
    boolean goesNowhere = request.path().isEmpty();
    if (SAFE_METHODS.contains(request.method()) || goesNowhere) {
      return;
    }
    if (!hosts.allows(request.host())) {
      throw new Problem(421, "This host name is not known here; add it to ALLOWED_HOSTS.");
    }
    String origin = request.header("Origin");
    if (origin != null && !sameSite(origin.toLowerCase(Locale.ROOT), request)) {
      throw new Problem(
          403, "This origin may not change anything here; add it to ALLOWED_ORIGINS.");
    }
  }

  /** A request that came by TLS is no page's that came without, which anyone could have changed. */
  private boolean sameSite(String origin, Request request) {
    return !request.secure() && origin.equals("http://" + request.host())
        || origin.equals("https://" + request.host())
        || origins.allows(origin);
  }
}
