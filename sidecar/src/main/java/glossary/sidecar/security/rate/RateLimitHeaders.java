package glossary.sidecar.security.rate;

import glossary.sidecar.http.Response;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells clients how much they have left: in the existing server's headers and in those of the IETF
 * draft.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit
 *     header fields for HTTP</a>
 */
final class RateLimitHeaders {
  private final Map<Limit, Texts> texts = new EnumMap<>(Limit.class);

  /** What never changes of a policy. The window is null if there is none. */
  private record Texts(String name, String quota, String window, String policy) {}

  RateLimitHeaders(RateLimiter limiter) {
    for (Limit limit : Limit.values()) {
      texts.put(limit, texts(limiter.policy(limit)));
    }
  }

  /** The answer with the headers of a request that was let through. */
  Response onto(Response answer, Verdict verdict) {
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    add(headers, verdict);
    return new Response(answer.status(), answer.kind(), headers, answer.body());
  }

  /** Those of a request that was not. */
  Map<String, String> ofRefusal(Verdict verdict) {
    Map<String, String> headers = new HashMap<>();
    add(headers, verdict);
    headers.put("Retry-After", Long.toString(verdict.seconds()));
    return headers;
  }

  /** {@code Reset} and {@code t} are seconds from now. */
  private void add(Map<String, String> headers, Verdict verdict) {
    Texts text = texts.get(verdict.policy().limit());
    String remaining = Long.toString(verdict.remaining());
    String seconds = Long.toString(verdict.seconds());
    headers.put("X-RateLimit-Limit", text.quota);
    if (text.window != null) {
      headers.put("X-RateLimit-Window", text.window);
    }
    headers.put("X-RateLimit-Remaining", remaining);
    headers.put("X-RateLimit-Reset", seconds);
    headers.put("RateLimit-Policy", text.policy);
    headers.put("RateLimit", text.name + ";r=" + remaining + ";t=" + seconds);
  }

  private static Texts texts(Policy policy) {
    String name = '"' + policy.limit().word() + '"';
    String quota = Long.toString(policy.quota());
    String window = policy.window().isZero() ? null : Long.toString(policy.window().toSeconds());
    String text = name + ";q=" + quota;
    return new Texts(name, quota, window, window == null ? text : text + ";w=" + window);
  }
}
