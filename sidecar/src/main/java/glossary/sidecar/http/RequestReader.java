package glossary.sidecar.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns an exchange into a value. Never fails: what is wrong becomes {@link Incoming#problem}. How
 * large the body may be is decided where it goes to.
 */
final class RequestReader {
  private final Limits limits;
  private final Tls tls;

  /**
   * @param tls null for none
   */
  RequestReader(Limits limits, Tls tls) {
    this.limits = limits;
    this.tls = tls;
  }

  Incoming read(HttpExchange exchange, Watch watch) {
    Headers headers = exchange.getRequestHeaders();
    Problem framing = problemOf(() -> Framing.check(exchange.getProtocol(), headers));
    long length = framing == null ? Framing.length(headers) : -1;
    LimitedBody body =
        new LimitedBody(exchange.getRequestBody(), watch, length, limits.bodyTimeout());
    Parts parts = new Parts();
    Problem target = problemOf(() -> parts.read(exchange, headers));
    String method = exchange.getRequestMethod();
    // The JDK misreads huge chunk sizes, so bytes after a chunked body can't be trusted.
    boolean last = length < 0;
    return new Incoming(
        request(exchange, parts, headers, body),
        method,
        framing == null ? target : framing,
        body,
        last);
  }

  private Request request(HttpExchange exchange, Parts parts, Headers headers, LimitedBody body) {
    String method = exchange.getRequestMethod();
    boolean head = method.equals("HEAD");
    Map<String, List<String>> lower = lowerCase(headers);
    if (head) {
      lower.remove("range"); // has a meaning for GET only
    }
    return new Request(
        RequestIds.keepOrMake(headers.getFirst("X-request-id")),
        head ? "GET" : method,
        parts.path,
        parts.query,
        lower,
        parts.host,
        exchange.getRemoteAddress().getAddress(),
        exchange instanceof HttpsExchange,
        certificate(exchange),
        Map.of(),
        body);
  }

  private ClientCertificate certificate(HttpExchange exchange) {
    return tls != null && exchange instanceof HttpsExchange secure
        ? tls.client(secure.getSSLSession())
        : ClientCertificate.NONE;
  }

  private static Map<String, List<String>> lowerCase(Headers headers) {
    Map<String, List<String>> lower = new HashMap<>(headers.size() * 2);
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return lower;
  }

  private static Problem problemOf(Runnable check) {
    try {
      check.run();
      return null;
    } catch (Problem problem) {
      return problem;
    }
  }

  /** What the target and the Host header say, as far as they could be read. */
  private static final class Parts {
    private String path = "";
    private Map<String, List<String>> query = Map.of();
    private String host = "";

    void read(HttpExchange exchange, Headers headers) {
      Target target = Target.parse(exchange.getRequestURI().toString());
      String authority = target.authority();
      String named = authority == null ? headers.getFirst("Host") : authority;
      host = named == null ? "" : Authority.parse(named);
      path =
          CanonicalPath.of(target.path()); // after the host, which answers to a bad path need too
      query = QueryString.parse(target.query());
    }
  }
}
