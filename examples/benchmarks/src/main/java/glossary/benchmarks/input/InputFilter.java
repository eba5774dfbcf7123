package glossary.benchmarks.input;

import glossary.config.InputMode;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.JsonBody;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.security.input.InputChecks;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The filter around a handler that reads the body, or answers at once. What mode {@code off} takes
 * is the structural part and, with a body, its JSON.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class InputFilter {
  private static final int BODY = 4096;
  private static final Handler AT_ONCE = request -> Response.empty(204);
  private static final Handler READING =
      request -> {
        JsonBody.object(request);
        return Response.empty(204);
      };

  /** INPUT_MODE. */
  @Param({"OFF", "DETECT", "BLOCK"})
  public InputMode mode;

  private final Request identifier = get("/api/glossary/4711", Map.of());
  private final Request search =
      get(
          "/api/search/fulltext",
          Map.of("q", List.of("\"gate valve\" AND (DN 50 OR 4-20mA)"), "limit", List.of("20")));
  private final Request attack = get("/api/search/fulltext", Map.of("q", List.of("valve or 1=1")));
  private final Request plain = post(body("A device that stops a fluid; it is made of steel, "));
  private final Request odd =
      post(body("if a < b && c > \"d\" (see <b>ISO</b> 4126-1; 50 % or 'more' = full), "));
  private final Request encoded = post(body("100%25 of &lt;b&gt; \\u0041 & 50%20percent, "));
  private InputChecks checks;

  @Setup
  public void make() {
    checks = new InputChecks(mode, (kind, action) -> {});
  }

  /** A path with a number. */
  @Benchmark
  public Response identifier() {
    return checks.handle(identifier, AT_ONCE);
  }

  /** A search with quotes, brackets and digits. */
  @Benchmark
  public Response search() {
    return checks.handle(search, AT_ONCE);
  }

  /** A search that is an attack, counted and let in. */
  @Benchmark
  public Response attack() {
    return checks.handle(attack, AT_ONCE);
  }

  /** 4 KB of JSON that is sentences. */
  @Benchmark
  public Response plainBody() {
    return checks.handle(plain, READING);
  }

  /** 4 KB of JSON that looks odd all over. */
  @Benchmark
  public Response oddBody() {
    return checks.handle(odd, READING);
  }

  /** 4 KB of JSON that is looked at a second and third time, decoded. */
  @Benchmark
  public Response encodedBody() {
    return checks.handle(encoded, READING);
  }

  private static byte[] body(String sentence) {
    String definition = sentence.repeat(BODY / sentence.length());
    String text = definition.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"term\": \"gate valve\", \"language\": \"en\", \"definition\": \"%s\"}"
        .formatted(text)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Request post(byte[] body) {
    Map<String, List<String>> headers =
        Map.of(
            "content-type", List.of("application/json"),
            "content-length", List.of(Integer.toString(body.length)));
    return request("POST", "/api/glossary", Map.of(), headers)
        .withBody(() -> new ByteArrayInputStream(body));
  }

  private static Request get(String path, Map<String, List<String>> query) {
    return request("GET", path, query, Map.of("accept", List.of("application/json")));
  }

  private static Request request(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, List<String>> headers) {
    return new Request(
        "benchmark",
        method,
        path,
        query,
        headers,
        "127.0.0.1:9123",
        InetAddress.getLoopbackAddress(),
        false,
        Map.of(),
        InputStream::nullInputStream);
  }
}
