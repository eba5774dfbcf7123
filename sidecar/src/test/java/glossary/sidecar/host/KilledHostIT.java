package glossary.sidecar.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.RunningHost;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is killed under load, as an operator sees it at 3 a.m. */
class KilledHostIT {
  private static final Path AGENT = Path.of("../agent/target/glossary-agent.jar").toAbsolutePath();
  private static final String COUNT = "http_server_requests_seconds_count{";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void what_it_never_answered_is_told_and_its_counters_go_on() throws Exception {
    String id;
    String crash;
    long atLeast;
    try (PackedSidecar sidecar = PackedSidecar.serve(folder)) {
      try (RunningHost host = host();
          Load load = new Load(host.url())) {
        assertThat(load.clients).isNotEmpty();
        Eventually.holds("requests and errors are seen", () -> isBusy(hosts(sidecar)));
        id = hosts(sidecar).at("/hosts/0/id").asText();
        assertThat(id).contains("-" + host.pid() + "-");
        assertThat(hosts(sidecar).at("/hosts/0/state").asText()).isEqualTo("running");
        host.kill();
      }
      Eventually.holds("the crash is seen", () -> "crashed".equals(state(sidecar, id)));

      JsonNode report = json(sidecar, "/api/hosts/" + id).get("crash");
      crash = report.toString();
      assertThat(report.get("in_flight_requests").findValuesAsText("path")).contains("/slow");
      assertThat(report.get("last_errors").findValuesAsText("type"))
          .contains("java.lang.IllegalStateException");
      assertThat(report.get("last_errors").findValuesAsText("endpoint"))
          .allMatch(endpoint -> endpoint.startsWith("GET "));
      atLeast = counted(sidecar);
      assertThat(atLeast).isPositive();
      assertThat(metrics(sidecar)).contains("host_up{host=\"shop\"} 0.0");

      try (RunningHost again = host()) {
        atLeast = countsOn(sidecar, again, atLeast);
        assertThat(hosts(sidecar).get("hosts").findValuesAsText("state"))
            .containsExactly("running", "crashed");
        commandListsBoth();
      }
      Eventually.holds("one event for each crash", () -> crashEvents(sidecar) == 2);
    }
    try (PackedSidecar next = PackedSidecar.serve(folder)) {
      Eventually.holds("the crash is known", () -> "crashed".equals(state(next, id)));

      assertThat(json(next, "/api/hosts/" + id).get("crash")).hasToString(crash);
      assertThat(counted(next)).isGreaterThanOrEqualTo(atLeast);
      assertThat(metrics(next)).contains("host_crashes_total{host=\"shop\"} 2.0");
      assertThat(next.err()).doesNotContain("has crashed");
    }
  }

  private static long crashEvents(PackedSidecar sidecar) {
    return sidecar.err().lines().filter(line -> line.contains("has crashed")).count();
  }

  /** Asks until the new instance is counted; at no time is the count less than it was. */
  private long countsOn(PackedSidecar sidecar, RunningHost host, long before) throws Exception {
    long[] most = {before};
    Eventually.holds(
        "the new instance is counted",
        () -> {
          client.send(HttpRequest.newBuilder(host.url()).build(), BodyHandlers.discarding());
          long now = counted(sidecar);
          assertThat(now).isGreaterThanOrEqualTo(most[0]);
          most[0] = now;
          return now > before && metrics(sidecar).contains("host_up{host=\"shop\"} 1.0");
        });
    return most[0];
  }

  private void commandListsBoth() throws Exception {
    PackedSidecar table = PackedSidecar.run(folder, "hosts", "--seconds", "1");
    PackedSidecar json = PackedSidecar.run(folder, "hosts", "--seconds", "0", "--json");

    assertThat(table.exitCode()).as(table.err()).isZero();
    assertThat(table.out().lines().toList()).hasSize(3);
    assertThat(table.out().lines().toList().get(1)).contains("shop", "running");
    assertThat(table.out().lines().toList().get(2)).contains("shop", "crashed");
    assertThat(TestSidecar.parse(json.out()).get("hosts").findValuesAsText("state"))
        .containsExactly("running", "crashed");
  }

  @Test
  void without_hosts_the_command_says_where_it_looked() throws Exception {
    PackedSidecar run = PackedSidecar.run(folder, "hosts");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("No JVM publishes in", "telemetry", "-javaagent");
  }

  private RunningHost host() throws IOException {
    return RunningHost.start(
        Path.of(System.getProperty("java.home")),
        "-javaagent:" + AGENT + "=name=shop;telemetry.dir=" + folder.resolve("telemetry"));
  }

  private static boolean isBusy(JsonNode hosts) {
    JsonNode host = hosts.at("/hosts/0");
    return host.path("requests_total").asLong() > 20
        && host.path("errors_total").asLong() > 0
        && host.path("in_flight").asLong() > 0;
  }

  private String state(PackedSidecar sidecar, String id) throws Exception {
    for (JsonNode host : hosts(sidecar).get("hosts")) {
      if (host.get("id").asText().equals(id)) {
        return host.get("state").asText();
      }
    }
    return "unknown";
  }

  private JsonNode hosts(PackedSidecar sidecar) throws Exception {
    return json(sidecar, "/api/hosts");
  }

  private JsonNode json(PackedSidecar sidecar, String path) throws Exception {
    String token = Files.readString(folder.resolve("data/sidecar/admin.token")).strip();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sidecar.url() + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return TestSidecar.parse(client.send(request, BodyHandlers.ofString()).body());
  }

  private static String metrics(PackedSidecar sidecar) throws Exception {
    return sidecar.get("/metrics").body();
  }

  private static long counted(PackedSidecar sidecar) throws Exception {
    return metrics(sidecar)
        .lines()
        .filter(line -> line.startsWith(COUNT) && line.contains("host=\"shop\""))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Clients that ask without a pause until the host is gone. */
  private static final class Load implements AutoCloseable {
    private final List<Thread> clients;

    Load(URI host) {
      clients =
          Stream.of("slow", "slow", "slow", "terms/broken", "terms/valve")
              .map(path -> new Thread(() -> ask(host.resolve(path))))
              .toList();
      clients.forEach(Thread::start);
    }

    private static void ask(URI target) {
      HttpClient client = HttpClient.newHttpClient();
      boolean there = true;
      while (there && !Thread.currentThread().isInterrupted()) {
        there = asked(client, target);
      }
    }

    private static boolean asked(HttpClient client, URI target) {
      try {
        client.send(HttpRequest.newBuilder(target).build(), BodyHandlers.discarding());
        return true;
      } catch (ConnectException gone) {
        return false;
      } catch (IOException failedAsTheHostDoes) {
        return true;
      } catch (InterruptedException stop) {
        return false;
      }
    }

    @Override
    public void close() {
      clients.forEach(Thread::interrupt);
    }
  }
}
