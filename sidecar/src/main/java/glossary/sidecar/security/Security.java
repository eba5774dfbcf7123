package glossary.sidecar.security;

import glossary.sidecar.http.Filter;
import glossary.sidecar.security.client.ClientAddress;
import glossary.sidecar.security.cors.Cors;
import glossary.sidecar.security.cors.CorsPolicy;
import glossary.sidecar.security.cors.CorsRules;
import glossary.sidecar.security.cors.Preflight;
import glossary.sidecar.security.rate.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The outer wall: everything that is decided about a request before its route is, outermost first.
 */
public final class Security {
  /** Where browsers send reports on pages of any site. */
  public static final String CSP_REPORTS = "/api/csp-reports";

  private Security() {}

  /**
   * The one list of filters. The client is known before anything else, since the headers depend on
   * whether it speaks TLS; and what may read an answer is said on refusals too.
   *
   * @param client finds who is behind a trusted proxy
   * @param ownHost the address or name that is listened on
   * @param allowedHosts names, {@code *.name} or {@code *}; address literals and localhost are
   *     always allowed
   * @param allowedOrigins such as {@code https://terms.example.org}
   * @param cors what pages of those origins may do
   * @param limit empty for none
   * @param input looks at what the request says, last
   */
  public static List<Filter> filters(
      ClientAddress client,
      String ownHost,
      List<String> allowedHosts,
      List<String> allowedOrigins,
      Hsts hsts,
      CorsPolicy cors,
      Optional<RateLimit> limit,
      Filter input) {
    List<String> hosts = new ArrayList<>(allowedHosts);
    hosts.add(ownHost);
    CorsRules rules = CorsRules.withReportsAt(CSP_REPORTS, cors);
    List<Filter> filters = new ArrayList<>();
    filters.add(client);
    filters.add(new SecurityHeaders(hsts));
    filters.add(new Cors(rules));
    filters.add(new CrossSite(hosts, allowedOrigins, Set.of(CSP_REPORTS)));
    limit.ifPresent(filters::add);
    filters.add(new Preflight(rules));
    filters.add(input);
    return List.copyOf(filters);
  }
}
