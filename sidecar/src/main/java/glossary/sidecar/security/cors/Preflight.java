package glossary.sidecar.security.cors;

import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers browsers that ask what a page may do; no handler hears of it. {@link Cors} adds who may
 * read the answer.
 */
public final class Preflight implements Filter {
  private static final String VARY =
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

  private final CorsRules rules;

  public Preflight(CorsRules rules) {
    this.rules = rules;
  }

  /** A refusal has none of the headers that would allow anything. */
  @Override
  public Response handle(Request request, Handler next) {
    if (!CorsPolicy.isPreflight(request) || request.path().isEmpty()) {
      return next.handle(request);
    }
    CorsPolicy policy = rules.of(request);
    if (policy.allowedOrigin(request) == null) {
      throw refusal("This origin may not call the API; add it to ALLOWED_ORIGINS.");
    }
    if (!policy.allowsMethod(request)) {
      throw refusal("Pages of other origins may not use this method; add it to ALLOWED_METHODS.");
    }
    if (!policy.allowsHeaders(request)) {
      throw refusal(
          "Pages of other origins may not send one of these headers; add it to ALLOWED_HEADERS.");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Access-Control-Allow-Methods", policy.methodsFor(request));
    headers.put("Access-Control-Allow-Headers", policy.headersFor(request));
    headers.put("Access-Control-Max-Age", CorsPolicy.MAX_AGE_SECONDS);
    headers.put("Vary", VARY);
    return Response.empty(204).withAll(headers);
  }

  private static Problem refusal(String message) {
    return new Problem(403, "http_error", message, Map.of("Vary", VARY), null);
  }
}
