package glossary.sidecar.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.metrics.MetricsHandler;
import glossary.sidecar.testing.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus gets of hosts, beside the sidecar's own figures. */
class HostFamiliesTest {
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

  @TempDir Path telemetry;
  @TempDir Path kept;
  private final TestClock clock = new TestClock();
  private final Metrics metrics = new Metrics(true);
  private HostBook book;
  private FakeHost shop;

  @BeforeEach
  void two_hosts_and_a_request_of_our_own() throws IOException {
    book = new HostBook(HostFolder.at(telemetry), new EndedHosts(kept), report -> {}, clock);
    shop = FakeHost.start(telemetry, "shop", 1, clock).counted(7, 2).begun("/slow");
    FakeHost.start(telemetry, "office", 2, clock).counted(5, 1);
    metrics.requestStarted();
    metrics.requestEnded("GET", "/api/glossary/{id}", 200, 3_000_000);
  }

  @Test
  void a_host_has_its_name_for_a_label_and_the_sidecar_has_none() throws IOException {
    assertThat(lines(scrape("text/plain")))
        .contains(
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/orders/{id}\",status=\"200\",host=\"shop\",le=\"0.0025\"} 0",
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/orders/{id}\",status=\"200\",host=\"shop\",le=\"0.005\"} 7",
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/orders/{id}\",status=\"200\",host=\"shop\",le=\"+Inf\"} 7",
            "http_server_requests_seconds_count{method=\"GET\",route=\"/orders/{id}\",status=\"200\",host=\"shop\"} 7",
            "http_server_requests_seconds_sum{method=\"GET\",route=\"/orders/{id}\",status=\"200\",host=\"shop\"} 0.021",
            "http_server_requests_seconds_count{method=\"GET\",route=\"/api/glossary/{id}\",status=\"200\",} 1.0",
            "http_server_requests_in_flight 0.0",
            "http_server_requests_in_flight{host=\"shop\"} 2.0",
            "http_server_errors_total{type=\"a.B\",route=\"/orders/{id}\",host=\"office\"} 1",
            "host_log_events_total{level=\"warn\",type=\"none\",host=\"shop\"} 6",
            "host_log_events_total{level=\"error\",type=\"a.B\",host=\"shop\"} 4",
            "agent_suppressed_errors_total{hook=\"tomcat\",host=\"shop\"} 2",
            "host_up{host=\"shop\"} 1.0",
            "host_heartbeat_age_seconds{host=\"shop\"} 0.0",
            "host_crashes_total{host=\"office\"} 0.0");
  }

  @Test
  void a_hung_or_crashed_host_is_not_up_and_its_counts_stay() throws IOException {
    clock.passes(Duration.ofSeconds(6));
    assertThat(lines(scrape("text/plain")))
        .contains("host_up{host=\"shop\"} 0.0", "host_heartbeat_age_seconds{host=\"shop\"} 6.0");
    shop.crashes();

    assertThat(lines(scrape("text/plain")))
        .contains(
            "host_up{host=\"shop\"} 0.0",
            "host_crashes_total{host=\"shop\"} 1.0",
            "http_server_requests_in_flight{host=\"shop\"} 0.0",
            "http_server_errors_total{type=\"a.B\",route=\"/orders/{id}\",host=\"shop\"} 2");
  }

  @Test
  void every_family_is_in_one_piece_with_one_head() throws IOException {
    for (String accept : List.of("text/plain", OPEN_METRICS)) {
      Set<String> seen = new HashSet<>();
      List<String> types = new ArrayList<>();
      String family = "";
      for (String line : lines(scrape(accept))) {
        if (line.startsWith("# TYPE ")) {
          family = line.split(" ")[2];
          types.add(family);
          assertThat(seen.add(family)).as("%s comes twice", family).isTrue();
        } else if (!line.startsWith("#")) {
          assertThat(line).as("below its head").startsWith(family);
        }
      }
      assertThat(types).contains("http_server_requests_seconds", "host_up");
    }
  }

  @Test
  void open_metrics_ends_as_it_should_and_names_counters_without_total() throws IOException {
    String text = scrape(OPEN_METRICS);

    assertThat(text).endsWith("# EOF\n").containsOnlyOnce("# EOF");
    assertThat(text).contains("# TYPE http_server_errors counter\n");
    assertThat(scrape("text/plain")).contains("# TYPE http_server_errors_total counter\n");
  }

  @Test
  void only_some_metrics_can_be_asked_for() throws IOException {
    Request request =
        new Request(
            "test",
            "GET",
            "/metrics",
            Map.of("name[]", List.of("host_up", "http_server_requests_seconds_count")),
            Map.of(),
            "",
            InetAddress.getLoopbackAddress(),
            false,
            Map.of(),
            InputStream::nullInputStream);

    assertThat(lines(scrape(request)))
        .contains("host_up{host=\"shop\"} 1.0")
        .noneMatch(line -> line.startsWith("host_crashes_total"))
        .noneMatch(line -> line.startsWith("jvm_"));
  }

  @Test
  void every_family_is_documented() throws IOException {
    String page = Files.readString(Path.of("../docs/metrics.md"));
    HostsSnapshot snapshot = book.look();

    assertThat(new HostFamilies(() -> snapshot, clock).get())
        .hasSize(8)
        .allSatisfy(family -> assertThat(page).contains("| `" + family.name()));
  }

  @Test
  void without_hosts_nothing_is_said_of_them() throws IOException {
    HostsSnapshot none = HostsSnapshot.none("/nowhere");

    assertThat(new HostFamilies(() -> none, clock).get()).isEmpty();
  }

  @Test
  void prometheus_own_check_finds_nothing(@TempDir Path folder) throws Exception {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "promtool")));
    assumeThat(installed).as("promtool of the Debian package prometheus").isTrue();
    Path text = Files.writeString(folder.resolve("metrics"), scrape("text/plain"));
    Path said = folder.resolve("said");
    Process promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(text.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertThat(promtool.waitFor()).as(Files.readString(said)).isZero();
  }

  private String scrape(String accept) throws IOException {
    return scrape(Requests.header(Requests.get("/metrics"), "Accept", accept));
  }

  private String scrape(Request request) throws IOException {
    HostsSnapshot snapshot = book.look();
    Response response =
        new MetricsHandler(
                metrics, Optional.of("/metrics"), new HostFamilies(() -> snapshot, clock))
            .scrape(request);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ((Response.Body.Stream) response.body()).writer().writeTo(text);
    return text.toString(StandardCharsets.UTF_8);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
