package glossary.benchmarks.web;

import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.RequestContext;
import glossary.sidecar.http.Response;
import glossary.sidecar.security.client.ClientAddress;
import glossary.sidecar.security.client.ForwardingHeader;
import glossary.sidecar.security.client.Networks;
import glossary.sidecar.security.cors.Cors;
import glossary.sidecar.security.cors.CorsPolicy;
import glossary.sidecar.security.cors.CorsRules;
import glossary.sidecar.security.rate.RateLimit;
import glossary.sidecar.security.rate.RateLimitFigures;
import glossary.sidecar.security.rate.RateLimitSettings;
import glossary.sidecar.security.rate.RateLimiter;
import glossary.sidecar.security.rate.RouteCosts;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
 * One request through one filter, which passes it on to a handler that does nothing. The answer has
 * the headers of a search.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class OuterFilters {
  private static final int CLIENTS = 1 << 16;
  private static final Response ANSWER =
      Response.json(200, out -> out.writeString("x")).with("Cache-Control", "private, no-cache");
  private static final Handler NEXT = request -> ANSWER;

  private final Request plain = request(address(1), Map.of());
  private final Request proxied =
      request(
          address(1),
          Map.of(
              "x-forwarded-for",
              List.of("198.51.100.1, 203.0.113.9, 10.0.0.7"),
              "x-forwarded-proto",
              List.of("https")));
  private final Request ofPage =
      request(address(1), Map.of("origin", List.of("https://app.example.org")));
  private final InetAddress[] many = new InetAddress[CLIENTS];

  private final Filter direct =
      new ClientAddress(Networks.of(List.of()), ForwardingHeader.X_FORWARDED_FOR);
  private final Filter behindProxy =
      new ClientAddress(Networks.of(List.of("10.0.0.0/8")), ForwardingHeader.X_FORWARDED_FOR);
  private final Filter cors =
      new Cors(
          new CorsRules(
              new CorsPolicy(
                  List.of("https://app.example.org", "https://*.example.net"),
                  List.of("GET"),
                  List.of("Authorization"),
                  false),
              Map.of()));
  private final Filter limit = rateLimit();

  /** So many clients, of 256 networks, that their buckets are not in the processor's caches. */
  public OuterFilters() {
    for (int i = 0; i < CLIENTS; i++) {
      many[i] = address(i);
    }
  }

  /** Nobody is trusted, and nobody says anything. */
  @Benchmark
  public Response clientDirect() {
    return direct.handle(plain, NEXT);
  }

  /** Three hops, the last two of them trusted with the peer. */
  @Benchmark
  public Response clientBehindProxy() {
    return behindProxy.handle(proxied, NEXT);
  }

  /** A request of no page. */
  @Benchmark
  public Response corsNoPage() {
    return cors.handle(plain, NEXT);
  }

  /** A request of a page that is allowed. */
  @Benchmark
  public Response corsPage() {
    return cors.handle(ofPage, NEXT);
  }

  /** All from one client: its bucket is contended where there are several threads. */
  @Benchmark
  public Response rateLimitOneClient() {
    return limited(plain);
  }

  /** Each from another one of 65,536 clients. */
  @Benchmark
  public Response rateLimitManyClients() {
    return limited(plain.from(many[ThreadLocalRandom.current().nextInt(CLIENTS)], false));
  }

  /** What there is without a filter. */
  @Benchmark
  public Response nothing() {
    Response answer = NEXT.handle(plain);
    RequestContext.close();
    return answer;
  }

  private Response limited(Request request) {
    Response answer = limit.handle(request, NEXT);
    RequestContext.close();
    return answer;
  }

  /** So high that nobody meets it. */
  private static Filter rateLimit() {
    RateLimitSettings settings =
        new RateLimitSettings(
            true,
            1_000_000_000,
            Duration.ofSeconds(1),
            1_000_000_000,
            100_000,
            32,
            Networks.of(List.of()));
    return new RateLimit(
        new RateLimiter(settings),
        settings,
        new RouteCosts(Optional.of("/metrics")),
        new RateLimitFigures(),
        request -> null,
        request -> false);
  }

  private static Request request(InetAddress peer, Map<String, List<String>> headers) {
    Map<String, List<String>> all =
        new HashMap<>(
            Map.of(
                "host", List.of("127.0.0.1:9123"),
                "accept", List.of("*/*"),
                "user-agent", List.of("curl/7.88.1")));
    all.putAll(headers);
    return new Request(
        "5d1c2f0a9b8e7d6c",
        "GET",
        "/api/search/fulltext",
        Map.of("q", List.of("valve")),
        all,
        "127.0.0.1:9123",
        peer,
        false,
        Map.of(),
        InputStream::nullInputStream);
  }

  /** Of 10.0.0.0/8. */
  private static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(
          new byte[] {10, (byte) (number >>> 16), (byte) (number >>> 8), (byte) number});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }
}
