package glossary.agent.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a response must be equal with and without the agent. */
final class Golden {
  static final Set<String> ADDED =
      Set.of(
          "x-content-type-options",
          "referrer-policy",
          "x-xss-protection",
          "x-frame-options",
          "x-request-id",
          "x-response-time");

  /** Where Undertow's pool was when a task began: an error page shows it, and it varies. */
  private static final Pattern POOL_LINE = Pattern.compile("(EnhancedQueueExecutor\\.java:)\\d+");

  /** The port of the host, which Jetty 12.0.0 takes for the client's. */
  private static final Pattern OWN_PORT = Pattern.compile("^(http://shop\\.example:)\\d+");

  /** When Spring Boot has made an error's page. */
  private static final Pattern TIMESTAMP = Pattern.compile("(\"timestamp\":\")[^\"]*");

  private Golden() {}

  static void assertSame(String name, List<RawResponse> without, List<RawResponse> with) {
    assertThat(with).as(name).hasSameSizeAs(without);
    for (int i = 0; i < without.size(); i++) {
      assertThat(comparable(with.get(i), without.get(i)).toString())
          .as(name)
          .isEqualTo(comparable(without.get(i), without.get(i)).toString());
    }
  }

  /**
   * Without the time of day, the port of the host, the line in a pool, and without what the agent
   * may add to that very response. Fields of different names are sorted: Undertow sends them in the
   * order of a hash table, and it means nothing (RFC 9110, 5.3); those of one name keep their
   * order.
   */
  static RawResponse comparable(RawResponse response, RawResponse withoutAgent) {
    List<RawResponse.Header> headers =
        response.headers().stream()
            .filter(header -> withoutAgent.has(header.name()) || !mayBeAdded(header))
            .map(Golden::withoutTimeAndPort)
            .sorted(Comparator.comparing(header -> header.name().toLowerCase(Locale.ROOT)))
            .toList();
    String text = new String(response.body(), ISO_8859_1);
    String body = POOL_LINE.matcher(text).replaceAll("$1*");
    body = TIMESTAMP.matcher(body).replaceAll("$1*");
    return new RawResponse(
        response.statusLine(), headers, body.getBytes(ISO_8859_1), response.whole());
  }

  private static RawResponse.Header withoutTimeAndPort(RawResponse.Header header) {
    if (header.is("Date")) {
      return new RawResponse.Header("Date", "*");
    }
    String value = OWN_PORT.matcher(header.value()).replaceFirst("$1*");
    return new RawResponse.Header(header.name(), value);
  }

  private static boolean mayBeAdded(RawResponse.Header header) {
    return ADDED.stream().anyMatch(header::is);
  }
}
