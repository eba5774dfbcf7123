package glossary.sidecar.security.rate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells clients how much they have left: in the existing server's headers and in those of the IETF
 * draft.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit
 *     header fields for HTTP</a>
 */
final class RateLimitHeaders {
  static final String RETRY_AFTER = "Retry-After";

  private final Map<Limit, String> policies = new EnumMap<>(Limit.class);

  RateLimitHeaders(RateLimiter limiter) {
    for (Limit limit : Limit.values()) {
      policies.put(limit, text(limiter.policy(limit)));
    }
  }

  /** {@code Reset} and {@code t} are seconds from now. */
  Map<String, String> of(Verdict verdict) {
    Policy policy = verdict.policy();
    String seconds = Long.toString(verdict.seconds());
    Map<String, String> headers = new HashMap<>(16);
    headers.put("X-RateLimit-Limit", Long.toString(policy.quota()));
    if (!policy.window().isZero()) {
      headers.put("X-RateLimit-Window", Long.toString(policy.window().toSeconds()));
    }
    headers.put("X-RateLimit-Remaining", Long.toString(verdict.remaining()));
    headers.put("X-RateLimit-Reset", seconds);
    headers.put("RateLimit-Policy", policies.get(policy.limit()));
    headers.put(
        "RateLimit", '"' + policy.limit().word() + "\";r=" + verdict.remaining() + ";t=" + seconds);
    if (!verdict.allowed()) {
      headers.put(RETRY_AFTER, seconds);
    }
    return headers;
  }

  private static String text(Policy policy) {
    String name = '"' + policy.limit().word() + "\";q=" + policy.quota();
    return policy.window().isZero() ? name : name + ";w=" + policy.window().toSeconds();
  }
}
