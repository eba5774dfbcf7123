package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.agent.it.NettyHttp2Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each stream of HTTP/2 on Netty is one request, whatever stands on it. */
class NettyHttp2IT {
  private static final int TOGETHER = 40;
  private static final List<String> PAGES =
      List.of("/text", "/html", "/own", "/large", "/late", "/missing", "/fail");
  private static final List<String> ADDED =
      List.of(
          "x-content-type-options",
          "referrer-policy",
          "x-xss-protection",
          "x-frame-options",
          "x-request-id",
          "x-response-time",
          "date");

  @ParameterizedTest
  @MethodSource("glossary.agent.it.NettyHttp2Server#chosen")
  void each_stream_has_its_headers_and_is_counted_once(NettyHttp2Server server) throws Throwable {
    if (server.row().isPresent()) {
      Captured.of(server.row().get()).check(Captured.Column.HTTP_2, "yes", () -> check(server));
    } else {
      check(server);
    }
  }

  private static void check(NettyHttp2Server server) throws Exception {
    List<Answer> without;
    try (HostProcess host = HostProcess.start(server.launch())) {
      without = pages(new NettyHttp2Client(host.client().port()));
    }
    int port = Scrape.freePort();
    Launch launch = server.launch().agent("port=" + port + ";" + Folders.telemetry());
    try (HostProcess host = HostProcess.start(launch)) {
      NettyHttp2Client client = new NettyHttp2Client(host.client().port());
      List<Answer> with = pages(client);

      assertThat(with).allMatch(Answer::http2);
      for (int i = 0; i < with.size(); i++) {
        assertThat(with.get(i).without(ADDED)).isEqualTo(without.get(i).without(ADDED));
        headers(PAGES.get(Math.min(i, PAGES.size() - 1)), with.get(i));
      }
      ids(client);
      cut(server, client, port);
      Scrape scrape = counted(port, expected(server));

      assertThat(counts(scrape)).isEqualTo(expected(server));
      assertThat(scrape.value("http_server_requests_in_flight")).isZero();
      assertThat(scrape.requests(sample -> sample.label("route")).keySet())
          .containsExactly("unmatched");
      assertThat(host.errors()).doesNotContain("glossary-agent");
    }
  }

  /** All pages, and an upload. */
  private static List<Answer> pages(NettyHttp2Client client) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (String page : PAGES) {
      answers.add(client.get(page));
    }
    answers.add(client.post("/upload", "0123456789".repeat(2_000)));
    return answers;
  }

  private static void headers(String page, Answer with) {
    boolean own = page.equals("/own");
    assertThat(with.values("x-content-type-options")).containsExactly("nosniff");
    assertThat(with.values("x-xss-protection")).containsExactly("0");
    assertThat(with.values("referrer-policy"))
        .containsExactly(own ? "no-referrer" : "strict-origin-when-cross-origin");
    assertThat(with.values("x-frame-options"))
        .containsExactlyElementsOf(
            page.equals("/text") ? List.of() : List.of(own ? "DENY" : "SAMEORIGIN"));
    assertThat(with.values("x-request-id"))
        .singleElement()
        .satisfies(id -> assertThat(id).matches(own ? "own-1" : "[A-Za-z0-9._-]{1,128}"));
    assertThat(with.values("x-response-time")).hasSize(1);
  }

  /** Streams that run beside each other each keep their own. */
  private static void ids(NettyHttp2Client client) throws Exception {
    List<Answer> together = client.together(TOGETHER, "/late");
    assertThat(together.stream().map(one -> one.values("x-request-id")).toList())
        .isEqualTo(IntStream.range(0, TOGETHER).mapToObj(id -> List.of("many-" + id)).toList());
    String longest = "l".repeat(128); // needs a length of two bytes
    assertThat(client.get("/text", "X-Request-ID", longest).values("x-request-id"))
        .containsExactly(longest);
    assertThat(client.get("/text?a=1", "X-Request-ID", "<script>").values("x-request-id"))
        .singleElement()
        .satisfies(id -> assertThat(id).matches("[A-Za-z0-9._-]{1,128}"));
  }

  private static void cut(NettyHttp2Server server, NettyHttp2Client client, int port)
      throws Exception {
    CompletableFuture<?> hanging = client.start("/hang");
    Scrape open =
        Eventually.read(
            () -> Scrape.of(port), one -> one.value("http_server_requests_in_flight") == 1);
    assertThat(open.value("http_server_requests_in_flight")).isEqualTo(1);
    hanging.cancel(true);
    if (server.resets()) {
      assertThatThrownBy(() -> client.get("/reset")).isInstanceOf(java.io.IOException.class);
    }
    assertThat(client.get("/text").status()).isEqualTo(200);
  }

  private static Map<String, Long> expected(NettyHttp2Server server) {
    Map<String, Long> expected = new TreeMap<>();
    expected.put("200", 6L + TOGETHER + 3);
    expected.put("404", 1L);
    expected.put("500", 1L);
    expected.put("cancelled", 1L);
    if (server.resets()) {
      expected.put("aborted", 1L);
    }
    return expected;
  }

  private static Scrape counted(int port, Map<String, Long> expected) throws Exception {
    return Eventually.read(() -> Scrape.of(port), one -> counts(one).equals(expected));
  }

  /** Without the request that asked for HTTP/2, which is one of HTTP/1.1. */
  private static Map<String, Long> counts(Scrape scrape) {
    Map<String, Long> counts = new TreeMap<>(scrape.byStatus());
    counts.remove("101");
    return counts;
  }
}
