package glossary.sidecar.security.cors;

import glossary.sidecar.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What pages of other origins may do. Immutable.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public final class CorsPolicy {
  static final String MAX_AGE_SECONDS = "3600";

  /** Of an answer, what a page may read beside the few headers that it always may. */
  static final String EXPOSED =
      "ETag, RateLimit, RateLimit-Policy, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining,"
          + " X-RateLimit-Reset, X-RateLimit-Window, X-Request-ID";

  private static final int LONGEST_LIST = 1024;
  private static final String REQUEST_METHOD = "access-control-request-method";
  private static final String REQUEST_HEADERS = "access-control-request-headers";

  /** What a page may send without being asked for; browsers ask all the same for some values. */
  private static final Set<String> SIMPLE_HEADERS =
      Set.of("accept", "accept-language", "content-language", "content-type");

  private final AllowedOrigins origins;
  private final List<String> methods;
  private final Set<String> headers = new TreeSet<>(SIMPLE_HEADERS);
  private final boolean anyHeader;
  private final boolean credentials;
  private final String methodList;
  private final String headerList;

  /**
   * @param methods in upper case; {@code *} for those of the request
   * @param headers in any case; {@code *} for those of the request
   * @param credentials whether browsers may send cookies and client certificates; never with all
   *     origins
   */
  public CorsPolicy(
      List<String> origins, List<String> methods, List<String> headers, boolean credentials) {
    this.origins = new AllowedOrigins(origins);
    this.methods = List.copyOf(methods);
    headers.forEach(header -> this.headers.add(header.toLowerCase(Locale.ROOT)));
    this.anyHeader = headers.contains("*");
    this.credentials = credentials && !this.origins.all();
    this.methodList = String.join(", ", methods);
    this.headerList = String.join(", ", headers);
  }

  boolean credentials() {
    return credentials;
  }

  /**
   * The value that lets the request's page read the answer; null if it may not, and for requests
   * that are no page's.
   */
  String allowedOrigin(Request request) {
    List<String> sent = request.headers().get("origin");
    if (sent == null || sent.size() != 1 || !origins.allows(sent.get(0))) {
      return null;
    }
    return origins.all() ? "*" : sent.get(0);
  }

  /** Whether a browser asks what a page may do, before it does it. */
  public static boolean isPreflight(Request request) {
    return request.method().equals("OPTIONS")
        && request.headers().containsKey("origin")
        && request.headers().containsKey(REQUEST_METHOD);
  }

  boolean allowsMethod(Request preflight) {
    String method = preflight.header(REQUEST_METHOD);
    return methods.contains(method) || methods.contains("*") && isToken(method);
  }

  boolean allowsHeaders(Request preflight) {
    int length = 0;
    for (String line : preflight.headers().getOrDefault(REQUEST_HEADERS, List.of())) {
      length += line.length();
      if (length > LONGEST_LIST) {
        return false;
      }
      for (String name : line.split(",", -1)) {
        String each = name.strip().toLowerCase(Locale.ROOT);
        if (!each.isEmpty() && !headers.contains(each) && !(anyHeader && isToken(each))) {
          return false;
        }
      }
    }
    return true;
  }

  /** For a preflight that is allowed. */
  String methodsFor(Request preflight) {
    return methods.contains("*") ? preflight.header(REQUEST_METHOD) : methodList;
  }

  /** For a preflight that is allowed. An asterisk would not cover Authorization. */
  String headersFor(Request preflight) {
    return anyHeader
        ? String.join(", ", preflight.headers().getOrDefault(REQUEST_HEADERS, List.of()))
        : headerList;
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }
}
