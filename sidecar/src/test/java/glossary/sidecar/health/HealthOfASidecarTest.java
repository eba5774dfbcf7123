package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of it, over HTTP, with a host's database. */
class HealthOfASidecarTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void the_answer_has_the_keys_of_the_existing_server() throws Exception {
    ForeignDatabase host = ForeignDatabase.in(folder, 33);
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "HEALTH_DETAILS=always")) {
      sidecar.get("/api/glossary");
      Eventually.holds(
          "entries, integrity and performance are known",
          () -> complete(sidecar.get("/health/detailed").body()));
      JsonNode all = TestSidecar.parse(sidecar.get("/health/detailed").body());

      assertThat(all.fieldNames())
          .toIterable()
          .contains(
              "status",
              "timestamp",
              "version",
              "check_duration_ms",
              "subsystems",
              "issues",
              "healthy");
      assertThat(all.get("timestamp").asText())
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
      has(all, "database", "entry_count", "database_size_mb", "integrity", "active_connections");
      has(all, "database", "database_path");
      has(all, "fts_search", "fts_enabled", "indexed_entries", "main_entries", "sync_status");
      has(all, "fts_search", "search_performance_ms");
      has(all, "disk", "free_gb", "total_gb", "used_percent", "path");
      has(all, "memory", "total_gb", "available_gb", "used_percent");
      has(all, "backups", "backup_enabled", "backup_count", "latest_backup", "backup_age_hours");
      has(all, "backups", "backup_size_mb");
      has(all, "performance", "total_requests", "avg_response_time_ms", "max_response_time_ms");
      has(all, "performance", "recent_avg_response_time_ms", "min_response_time_ms");
      assertThat(all.at("/subsystems")).hasSize(6);
      assertThat(all.at("/subsystems/database/entry_count").asLong()).isEqualTo(33);
      assertThat(all.at("/subsystems/fts_search/indexed_entries").asLong()).isEqualTo(33);
      assertThat(all.at("/subsystems/database/integrity").asText()).isEqualTo("ok");
      assertThat(all.at("/subsystems/database/journal_mode").asText()).isEqualTo("delete");
      assertThat(all.at("/subsystems/database/database_path").asText())
          .isEqualTo(host.file().toString());
    }
  }

  @Test
  void the_flat_answer_is_json_unless_text_is_wanted_more() throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder)) {
      JsonNode flat = sidecar.json("/health/metrics");
      assertThat(flat.fieldNames())
          .toIterable()
          .containsExactly(
              "timestamp",
              "overall_status",
              "total_requests",
              "avg_response_time_ms",
              "database_entries",
              "database_size_mb",
              "fts_indexed_entries",
              "disk_free_gb",
              "disk_used_percent",
              "memory_used_percent",
              "memory_available_gb",
              "backup_count",
              "backup_age_hours",
              "issue_count",
              "issues");
      String prometheus =
          "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
              + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
      assertThat(sidecar.get("/health/metrics", "Accept", prometheus).body())
          .contains(
              "glossary_health_status{subsystem=\"database\"} 2.0", "glossary_disk_free_bytes")
          .endsWith("# EOF\n");
      assertThat(sidecar.get("/health/metrics", "Accept", "text/plain").headers().map())
          .containsEntry("vary", List.of("Accept, Origin, Accept-Encoding"))
          .containsEntry("cache-control", List.of("no-store"));
      for (String hostile : List.of(",".repeat(5_000), "text/plain;q=1e309", "*", ";;;q=1", "/")) {
        HttpResponse<String> answer = sidecar.get("/health/metrics", "Accept", hostile);
        assertThat(answer.statusCode()).as(hostile).isEqualTo(200);
        assertThat(answer.body()).as(hostile).startsWith("{\"timestamp\"");
      }
    }
  }

  @Test
  void every_path_answers_head_and_is_not_stored() throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder)) {
      for (String path :
          List.of("", "/detailed", "/metrics", "/ping", "/ready", "/liveness", "/startup")) {
        HttpResponse<String> head = sidecar.send("HEAD", "/health" + path);

        assertThat(head.statusCode()).as(path).isEqualTo(200);
        assertThat(head.body()).as(path).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
        assertThat(head.headers().firstValue("Cache-Control")).as(path).contains("no-store");
        assertThat(sidecar.send("POST", "/health" + path).statusCode()).as(path).isEqualTo(405);
      }
    }
  }

  @Test
  void a_database_that_vanishes_and_comes_back_and_is_damaged_is_told_each_time() throws Exception {
    ForeignDatabase host = ForeignDatabase.in(folder, 500);
    Path file = host.file();
    Path aside = folder.resolve("aside.db");
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url(), "HEALTH_DETAILS=always")) {
      assertThat(sidecar.get("/health").statusCode()).isEqualTo(200);
      Files.move(file, aside);
      Eventually.holds("gone", () -> sidecar.get("/health").statusCode() == 503);
      assertThat(sidecar.get("/health").body()).contains("is not there. It is awaited");
      assertThat(sidecar.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(sidecar.get("/health/liveness").statusCode()).isEqualTo(200);
      assertThat(sidecar.get("/health/startup").statusCode()).isEqualTo(200);

      Files.copy(aside, file);
      Eventually.holds("back", () -> sidecar.get("/health/ready").statusCode() == 200);
      damage(file);
      Eventually.holds("damaged", () -> sidecar.get("/health").body().contains("is damaged"));
      assertThat(sidecar.get("/health").statusCode()).isEqualTo(503);

      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
      Eventually.holds("well", () -> sidecar.get("/health").statusCode() == 200);
      JsonNode changes =
          TestSidecar.parse(sidecar.get("/health/detailed").body()).get("transitions");
      List<String> seen = new ArrayList<>();
      for (JsonNode change : changes) {
        if (change.get("subsystem").asText().equals("database")) {
          seen.add(0, change.get("to").asText());
        }
      }
      assertThat(seen).containsExactly("unhealthy", "healthy", "unhealthy", "healthy");
    }
  }

  @Test
  void without_health_checks_the_probes_work_and_nothing_is_claimed() throws Exception {
    try (TestSidecar sidecar =
        TestSidecar.ready(folder, "HEALTH_CHECK_ENABLED=false", "HEALTH_DETAILS=always")) {
      JsonNode all = sidecar.json("/health/detailed");

      assertThat(sidecar.get("/health").statusCode()).isEqualTo(200);
      assertThat(sidecar.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(all.at("/subsystems/database/checked_at").isTextual()).isTrue();
      for (String other : List.of("disk", "memory", "backups", "performance")) {
        assertThat(all.at("/subsystems/" + other + "/message").asText())
            .isEqualTo("Not checked: HEALTH_CHECK_ENABLED is false");
        assertThat(all.at("/subsystems/" + other + "/checked_at").isNull()).isTrue();
      }
    }
  }

  @Test
  void the_metrics_port_answers_while_the_main_port_is_full() throws Exception {
    int port = freePort();
    try (TestSidecar sidecar = TestSidecar.ready(folder, "METRICS_PORT=" + port)) {
      int main = URI.create(sidecar.sidecar().baseUrl()).getPort();
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 400; i++) {
          Socket socket = new Socket(InetAddress.getLoopbackAddress(), main);
          socket
              .getOutputStream()
              .write("GET / HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
          slow.add(socket);
        }
        for (String path : List.of("liveness", "ready", "startup", "ping", "detailed")) {
          URI uri = URI.create("http://127.0.0.1:" + port + "/health/" + path);
          HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
          assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
              .as(path)
              .isEqualTo(200);
        }
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
      Eventually.holds("the main port answers again", () -> answers(sidecar));
    }
  }

  private static boolean answers(TestSidecar sidecar) {
    try {
      return sidecar.get("/health/ping").statusCode() == 200;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  private static boolean complete(String body) {
    JsonNode all = TestSidecar.parse(body);
    return all.at("/subsystems/database/entry_count").isNumber()
        && all.at("/subsystems/database/integrity").asText().equals("ok")
        && all.at("/subsystems/fts_search/search_performance_ms").isNumber()
        && all.at("/subsystems/performance/avg_response_time_ms").isNumber();
  }

  private static void has(JsonNode all, String subsystem, String... keys) {
    List<String> wanted = new ArrayList<>(Arrays.asList(keys));
    wanted.addAll(List.of("status", "checked_at", "age_ms", "duration_ms", "stale", "issues"));
    assertThat(all.at("/subsystems/" + subsystem).fieldNames())
        .toIterable()
        .as(subsystem)
        .containsAll(wanted);
  }

  /** All but the first page, as a failing disk would. */
  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Path damaged = file.resolveSibling("damaged.db");
    Files.write(damaged, bytes);
    Files.move(damaged, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
