package glossary.benchmarks.access;

import glossary.config.InputMode;
import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.RequestContext;
import glossary.sidecar.http.Response;
import glossary.sidecar.http.Route;
import glossary.sidecar.security.AccessControl;
import glossary.sidecar.security.Hsts;
import glossary.sidecar.security.Security;
import glossary.sidecar.security.TokenDigests;
import glossary.sidecar.security.Tokens;
import glossary.sidecar.security.client.ClientAddress;
import glossary.sidecar.security.client.ForwardingHeader;
import glossary.sidecar.security.client.Networks;
import glossary.sidecar.security.cors.CorsPolicy;
import glossary.sidecar.security.input.InputChecks;
import glossary.sidecar.security.rate.RateLimit;
import glossary.sidecar.security.rate.RateLimitFigures;
import glossary.sidecar.security.rate.RateLimitSettings;
import glossary.sidecar.security.rate.RateLimiter;
import glossary.sidecar.security.rate.RouteCosts;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The parts that each request passes, without a network: nanoseconds, and bytes with {@code -prof
 * gc}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class Access {
  private static final String TOKEN = "4f9c1b7ae2d853604f9c1b7ae2d85360";

  private final List<Filter> filters =
      new Security(
              new ClientAddress(Networks.of(List.of()), ForwardingHeader.X_FORWARDED_FOR),
              new Hsts(true, false, false),
              new CorsPolicy(List.of(), List.of(), List.of(), false),
              List.of("terms.example.org"),
              List.of(),
              Optional.of(rateLimit()),
              new InputChecks(InputMode.DETECT, (attack, action) -> {}))
          .filters();
  private final AccessControl access =
      new AccessControl(
          new Tokens(
              fixed(new TokenDigests(List.of(), List.of("e1", "e2"), List.of(TOKEN, "a2")))));
  private final Route admin =
      new Route("GET", "/api/index", glossary.sidecar.http.Access.ADMIN, request -> null);
  private final Response data = Response.text(200, "application/json", "{}");
  private final Response page = Response.text(200, "text/html", "x").as(Response.Kind.PAGE);
  private final Request read = request("GET", Map.of());
  private final Request search =
      new Request(
          "benchmark",
          "GET",
          "/api/search/fulltext",
          Map.of("q", List.of("relief valve (spring)"), "limit", List.of("20")),
          Map.of("accept", List.of("application/json")),
          "terms.example.org",
          InetAddress.getLoopbackAddress(),
          false,
          Map.of(),
          InputStream::nullInputStream);
  private final Request change =
      request(
          "POST",
          Map.of(
              "sec-fetch-site", List.of("same-origin"),
              "origin", List.of("https://terms.example.org")));
  private final Request asAdmin =
      request("GET", Map.of("authorization", List.of("Bearer " + TOKEN)));
  private final Request asNobody =
      request("GET", Map.of("authorization", List.of("Bearer " + TOKEN + "x")));

  @Benchmark
  public Response headersOfData() {
    return filters.get(1).handle(read, request -> data);
  }

  @Benchmark
  public Response headersOfPage() {
    return filters.get(1).handle(read, request -> page);
  }

  @Benchmark
  public Response originOfChange() {
    return filters.get(3).handle(change, request -> data);
  }

  /** A search that passes all of them. */
  @Benchmark
  public Response wholeWall() {
    Response answer = through(0, search);
    RequestContext.close();
    return answer;
  }

  @Benchmark
  public Object tokenOfAdmin() {
    access.admit(asAdmin, admin);
    return admin;
  }

  @Benchmark
  public Object wrongToken() {
    return access.principal(asNobody);
  }

  private Response through(int index, Request request) {
    return index == filters.size()
        ? data
        : filters.get(index).handle(request, inner -> through(index + 1, inner));
  }

  private static RateLimit rateLimit() {
    RateLimitSettings settings =
        new RateLimitSettings(
            true,
            1_000_000_000,
            Duration.ofSeconds(60),
            1_000_000_000,
            100_000,
            1000,
            Networks.of(List.of()));
    return new RateLimit(
        new RateLimiter(settings),
        settings,
        new RouteCosts(Optional.empty()),
        new RateLimitFigures(),
        request -> null,
        request -> false);
  }

  private static Supplier<TokenDigests> fixed(TokenDigests digests) {
    return () -> digests;
  }

  private static Request request(String method, Map<String, List<String>> headers) {
    return new Request(
        "benchmark",
        method,
        "/api/index",
        Map.of(),
        headers,
        "terms.example.org",
        InetAddress.getLoopbackAddress(),
        true,
        Map.of(),
        InputStream::nullInputStream);
  }
}
