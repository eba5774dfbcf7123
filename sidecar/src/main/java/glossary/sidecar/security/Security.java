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
 * The outer wall: everything that is decided about a request before its route is.
 *
 * @param client finds who is behind a trusted proxy
 * @param hsts whether browsers are told to come by HTTPS only
 * @param cors what pages of other origins may do
 * @param hosts under which this server may be addressed: names, {@code *.name} or {@code *};
 *     address literals and localhost are always allowed
 * @param origins whose pages may change something, such as {@code https://terms.example.org}
 * @param limit how much one client may ask for; empty for no limit
 * @param input looks at what the request says
 */
public record Security(
    ClientAddress client,
    Hsts hsts,
    CorsPolicy cors,
    List<String> hosts,
    List<String> origins,
    Optional<RateLimit> limit,
    Filter input) {
  /** Where browsers send reports on pages of any site. */
  public static final String CSP_REPORTS = "/api/csp-reports";

  /**
   * The one list, outermost first. The client is known before anything else, since the headers
   * depend on whether it speaks TLS; and what may read an answer is said on refusals too.
   */
  public List<Filter> filters() {
    CorsRules rules = CorsRules.withReportsAt(CSP_REPORTS, cors);
    List<Filter> filters = new ArrayList<>();
    filters.add(client);
    filters.add(new SecurityHeaders(hsts));
    filters.add(new Cors(rules));
    filters.add(new CrossSite(hosts, origins, Set.of(CSP_REPORTS)));
    limit.ifPresent(filters::add);
    filters.add(new Preflight(rules));
    filters.add(input);
    return List.copyOf(filters);
  }
}
