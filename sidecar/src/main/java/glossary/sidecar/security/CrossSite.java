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
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Sec-Fetch-Site</a>
 */
final class CrossSite implements Filter {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  /** What a browser says of its own user's and of this server's own pages. */
  private static final Set<String> OWN = Set.of("none", "same-origin");

  private final AllowedHosts hosts;
  private final AllowedOrigins origins;
  private final Set<String> exempt;

  /**
   * @param exempt paths that pages of any site may post to, under any name of this server
   */
  CrossSite(List<String> allowedHosts, List<String> allowedOrigins, Set<String> exempt) {
    this.hosts = new AllowedHosts(allowedHosts);
    this.origins = new AllowedOrigins(allowedOrigins);
    this.exempt = Set.copyOf(exempt);
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
    if (SAFE_METHODS.contains(request.method()) || goesNowhere || isExempt(request)) {
      return;
    }
    if (!hosts.allows(request.host())) {
      throw new Problem(421, "This host name is not known here; add it to ALLOWED_HOSTS.");
    }
    if (!isOwn(request) && !isAllowed(request)) {
      throw new Problem(
          403, "This origin may not change anything here; add it to ALLOWED_ORIGINS.");
    }
  }

  private boolean isExempt(Request request) {
    return request.method().equals("POST") && exempt.contains(request.path());
  }

  /**
   * Whether no header speaks against it. Clients other than browsers send neither of the two; a
   * browser sends each once, so several or unknown words count as foreign.
   */
  private static boolean isOwn(Request request) {
    List<String> sites = request.headers().getOrDefault("sec-fetch-site", List.of());
    List<String> from = request.headers().getOrDefault("origin", List.of());
    return sites.stream().allMatch(site -> OWN.contains(site.strip()))
        && from.size() <= 1
        && from.stream().allMatch(origin -> isOwn(origin.toLowerCase(Locale.ROOT), request));
  }

  /** A request that came by TLS is no page's that came without, which anyone could have changed. */
  private static boolean isOwn(String origin, Request request) {
    return !request.secure() && origin.equals("http://" + request.host())
        || origin.equals("https://" + request.host());
  }

  private boolean isAllowed(Request request) {
    List<String> from = request.headers().getOrDefault("origin", List.of());
    return from.size() == 1 && origins.allows(from.get(0).toLowerCase(Locale.ROOT));
  }
}
