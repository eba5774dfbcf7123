package glossary.sidecar.security.cors;

import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Lets pages of allowed origins read the answers, errors and refusals included, and tells caches
 * that every answer depends on the origin, those to others and to no page at all included.
 */
public final class Cors implements Filter {
  private static final String VARY = "Vary";

  private final CorsRules rules;

  public Cors(CorsRules rules) {
    this.rules = rules;
  }

  /** A preflight that is refused is allowed nothing. */
  @Override
  public Response handle(Request request, Handler next) {
    Response answer = next.handle(request);
    CorsPolicy policy = rules.of(request);
    boolean refused = answer.status() >= 400 && CorsPolicy.isPreflight(request);
    String origin = refused ? null : policy.allowedOrigin(request);
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    addVary(headers, answer.header(VARY));
    if (origin != null) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Expose-Headers", CorsPolicy.EXPOSED);
      if (policy.credentials()) {
        headers.put("Access-Control-Allow-Credentials", "true");
      }
    }
    return new Response(answer.status(), answer.kind(), headers, answer.body());
  }

  private static void addVary(Map<String, String> headers, String vary) {
    if (vary == null) {
      headers.put(VARY, "Origin");
    } else if (!vary.equals("*") && !hasOrigin(vary)) {
      headers.keySet().removeIf(VARY::equalsIgnoreCase);
      headers.put(VARY, vary + ", Origin");
    }
  }

  private static boolean hasOrigin(String vary) {
    for (String each : vary.split(",", -1)) {
      if (each.strip().toLowerCase(Locale.ROOT).equals("origin")) {
        return true;
      }
    }
    return false;
  }
}
