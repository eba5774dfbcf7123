package glossary.sidecar.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.TestSidecar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's metric handler behind our server. */
class ScrapeTest {
  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    sidecar = TestSidecar.ready(folder);
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @Test
  void the_text_form_is_the_default_and_openmetrics_is_for_those_who_ask() {
    HttpResponse<String> text = sidecar.get("/metrics");
    HttpResponse<String> open =
        sidecar.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

    assertThat(text.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(open.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(open.body()).endsWith("# EOF\n");
  }

  @Test
  void a_scrape_can_be_limited_to_some_names() {
    String body = sidecar.get("/metrics?name[]=glossary_index_entries&name%5B%5D=jvm_info").body();

    assertThat(body.lines().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("glossary_index_entries") || line.startsWith("jvm_info"));
    assertThat(sidecar.get("/metrics?name[]=%F0%9F%92%A3&x").statusCode()).isEqualTo(200);
    assertThat(sidecar.get("/metrics?name[]=%00").statusCode()).isEqualTo(400);
  }

  @Test
  void a_head_has_the_headers_and_no_body() {
    HttpResponse<String> head = sidecar.send("HEAD", "/metrics");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(head.headers().firstValue("X-Request-ID")).isPresent();
  }

  @Test
  void a_scrape_is_compressed_once_for_those_who_accept_it() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sidecar.sidecar().baseUrl() + "/metrics"))
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<byte[]> packed =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

    assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(packed.headers().allValues("Vary").toString().toLowerCase(Locale.ROOT))
        .contains("accept-encoding");
    assertThat(unpacked(packed.body())).contains("jvm_memory_bytes_used");
    assertThat(sidecar.get("/metrics").headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void many_scrapes_at_once_are_all_whole_and_come_from_one_thread() {
    CompletableFuture<?>[] all =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () ->
                            assertThat(
                                    sidecar
                                        .get("/metrics", "Accept", "application/openmetrics-text")
                                        .body())
                                .startsWith("# ")
                                .endsWith("# EOF\n")))
            .toArray(CompletableFuture[]::new);

    CompletableFuture.allOf(all).join();
  }

  /** Seconds; the library would set 60 and 600 for every server of this process. */
  @Test
  void the_library_does_not_shorten_our_time_limits() {
    sidecar.get("/metrics");

    assertThat(Long.getLong("sun.net.httpserver.maxReqTime")).isGreaterThanOrEqualTo(300);
    assertThat(Long.getLong("sun.net.httpserver.maxRspTime")).isEqualTo(3600);
  }

  @Test
  void the_path_is_a_setting(@TempDir Path other) throws Exception {
    try (TestSidecar moved = TestSidecar.ready(other, "PROMETHEUS_ENDPOINT=/internal/metrics")) {
      assertThat(moved.get("/internal/metrics").body()).contains("glossary_index_entries");
      assertThat(moved.get("/metrics").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void without_prometheus_there_is_no_path(@TempDir Path other) throws Exception {
    try (TestSidecar without = TestSidecar.ready(other, "PROMETHEUS_ENABLED=false")) {
      assertThat(without.get("/metrics").statusCode()).isEqualTo(404);
      assertThat(without.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void without_metrics_nothing_is_counted() {
    Metrics off = new Metrics(false);
    Metrics on = new Metrics(true);
    for (Metrics each : new Metrics[] {off, on}) {
      each.requestStarted();
      each.requestEnded("GET", "/x", 200, 1_000_000);
      each.searched("fulltext", 1_000_000);
      each.failed("java.io.IOException", "/x");
    }

    assertThat(off.requestTimings()).isEmpty();
    assertThat(off.searchTimings()).isEmpty();
    assertThat(on.requestTimings()).hasSize(1);
    assertThat(on.requestsInFlight()).isZero();
  }

  @Test
  void a_gauge_that_fails_costs_only_itself() {
    Metrics metrics = new Metrics(true);
    metrics.gauge(
        "broken",
        "Fails.",
        () -> {
          throw new IllegalStateException("not now");
        });
    metrics.gauge("whole", "Is fine.", () -> 1);

    assertThat(metrics.registry().getSampleValue("whole")).isEqualTo(1);
    assertThat(metrics.registry().getSampleValue("broken")).isNull();
  }

  @Test
  void hostile_error_types_are_bounded() {
    Metrics metrics = new Metrics(true);
    for (int i = 0; i < 10_000; i++) {
      metrics.failed("Type" + i, "/x");
    }

    assertThat(
            metrics
                .registry()
                .getSampleValue(
                    "http_server_errors_total",
                    new String[] {"type", "route"},
                    new String[] {"{other}", "/x"}))
        .isEqualTo(9_900);
  }

  @Test
  void languages_of_a_hostile_glossary_are_bounded() {
    Map<String, Long> counts = new HashMap<>();
    for (long i = 1; i <= 1000; i++) {
      counts.put("l" + i, i);
    }

    assertThat(Largest.of(counts, 2))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("l1000", 1000.0, "l999", 999.0, "{other}", 998.0 * 999 / 2));
    assertThat(Largest.of(counts, 1000)).hasSize(1000);
  }

  private static String unpacked(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
