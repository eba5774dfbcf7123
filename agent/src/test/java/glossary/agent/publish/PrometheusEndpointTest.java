package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusEndpointTest {
  private final FakeAgent agent = new FakeAgent();
  private final PrometheusEndpoint endpoint = agent.served(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + endpoint.address().getPort() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_scrape_gets_the_figures_of_the_host() throws Exception {
    HttpResponse<String> scrape = send("GET", "/metrics");

    assertThat(scrape.statusCode()).isEqualTo(200);
    assertThat(scrape.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(scrape.body().lines())
        .contains(
            "# TYPE http_server_requests_seconds histogram",
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/orders/{id}\","
                + "status=\"200\",le=\"0.001\",} 0.0",
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/orders/{id}\","
                + "status=\"200\",le=\"0.0025\",} 1.0",
            "http_server_requests_seconds_bucket{method=\"GET\",route=\"/orders/{id}\","
                + "status=\"200\",le=\"+Inf\",} 2.0",
            "http_server_requests_seconds_count{method=\"GET\",route=\"/orders/{id}\","
                + "status=\"200\",} 2.0",
            "http_server_requests_seconds_sum{method=\"GET\",route=\"/orders/{id}\","
                + "status=\"200\",} 0.006",
            "http_server_requests_seconds_count{method=\"GET\",route=\"unmatched\","
                + "status=\"cancelled\",} 1.0",
            "http_server_requests_in_flight 1.0",
            "# TYPE http_server_errors_total counter",
            "http_server_errors_total{type=\"java.lang.IllegalStateException\",route=\"/a\",} 1.0",
            "agent_suppressed_errors_total{hook=\"tomcat\",} 3.0");
  }

  @Test
  void open_metrics_and_names_are_served_if_asked_for() throws Exception {
    String openMetrics =
        send("GET", "/metrics", "Accept", "application/openmetrics-text; version=1.0.0").body();
    String one = send("GET", "/metrics?name[]=http_server_requests_in_flight").body();

    assertThat(openMetrics).endsWith("# EOF\n").contains("# TYPE http_server_errors counter");
    assertThat(one.lines()).hasSize(3);
  }

  @Test
  void all_else_is_refused() throws Exception {
    assertThat(send("GET", "/").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/metrics/x").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/metrics").statusCode()).isEqualTo(405);
    assertThat(send("HEAD", "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void its_threads_are_daemons_and_end_with_it() throws Exception {
    send("GET", "/metrics");
    List<Thread> own = ownThreads();
    assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);
    assertThat(own).extracting(Thread::getName).contains("glossary-agent-metrics");

    endpoint.close();

    for (Thread thread : own) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  private static List<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                Stream.of("HTTP-Dispatcher", "glossary-agent", "idle-timeout-task")
                    .anyMatch(thread.getName()::startsWith))
        .toList();
  }

  @Test
  void a_port_that_is_taken_costs_one_line() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      PrometheusEndpoint[] started = new PrometheusEndpoint[1];
      String said = Captured.stderr(() -> started[0] = agent.served(taken.getLocalPort()));

      assertThat(started[0]).isNull();
      assertThat(said.lines()).hasSize(1);
      assertThat(said)
          .startsWith("glossary-agent: no Prometheus endpoint, 127.0.0.1:" + taken.getLocalPort())
          .contains("give another with port=");
    }
  }

  @Test
  void an_address_that_is_not_ours_costs_one_line() {
    String said =
        Captured.stderr(
            () ->
                assertThat(
                        PrometheusEndpoint.start(
                            "192.0.2.1", 0, agent.cells, agent.errors, agent.logs, agent))
                    .isNull());

    assertThat(said.lines()).hasSize(1);
  }

  @Test
  void prometheus_own_check_finds_nothing(@TempDir Path folder) throws Exception {
    Path text = Files.writeString(folder.resolve("metrics"), send("GET", "/metrics").body());
    Process promtool = promtool(text, folder.resolve("said"));

    assertThat(promtool.waitFor()).isZero();
    assertThat(folder.resolve("said")).isEmptyFile();
  }

  private static Process promtool(Path input, Path said) throws IOException {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "promtool")));
    assumeTrue(installed, "promtool of the Debian package prometheus is not installed");
    return new ProcessBuilder("promtool", "check", "metrics")
        .redirectInput(input.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }
}
