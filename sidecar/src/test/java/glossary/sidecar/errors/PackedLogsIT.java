package glossary.sidecar.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.SmallDisk;
import glossary.sidecar.testing.TestSidecar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs and errors of the packed jar in a process of its own. */
class PackedLogsIT {
  private static final String TOKEN = "ADMIN_TOKEN=admin-token-123456";

  private static final int ROTATIONS = 3;

  @TempDir private Path folder;

  @Test
  void the_groups_are_there_after_a_kill_and_a_restart() throws Exception {
    int port = freePort();
    Path state = folder.resolve("data/sidecar/errors.json");
    try (PackedSidecar first = waiting(port)) {
      first.await("the error is kept", () -> read(state).contains("Waiting for the glossary"));
      first.kill();
    }
    JsonNode before = TestSidecar.parse(read(state));
    try (PackedSidecar second = waiting(port)) {
      second.await("it answers", () -> status(port, "/health/liveness") == 200);
      String fingerprint = before.at("/groups/0/fingerprint").asText();
      String path = "/api/errors/" + fingerprint;
      second.await("the kind is known", () -> status(port, path) == 200);
      JsonNode error = TestSidecar.parse(body(port, path));

      assertThat(body(port, "/api/errors")).contains(fingerprint);
      assertThat(error.get("first_seen").asText())
          .isEqualTo(Instant.ofEpochMilli(before.at("/groups/0/first_seen").asLong()).toString());
    }
  }

  @Test
  void a_damaged_state_file_is_set_aside_with_a_line() throws Exception {
    Path state = Files.createDirectories(folder.resolve("data/sidecar")).resolve("errors.json");
    Files.writeString(state, "{\"version\":1,");
    try (PackedSidecar sidecar = PackedSidecar.serve(folder)) {
      sidecar.await("it is said", () -> sidecar.err().contains("set aside"));
    }
    assertThat(state.resolveSibling("errors.json.damaged")).hasContent("{\"version\":1,");
  }

  @Test
  void every_line_of_the_log_is_json_that_jq_reads() throws Exception {
    assumeTrue(run("jq", "--version") == 0, "needs jq");
    try (PackedSidecar sidecar = PackedSidecar.serve(folder, "--set", "LOG_FORMAT=json")) {
      sidecar.get("/api/search/fulltext?q=valve%0d%0aERROR%20forged%1b%5b31m");
      sidecar.get("/api/glossary/0");
      sidecar.get("/no%22such%5cpath");
      sidecar.terminate();
      assertThat(sidecar.exitCode()).isZero();
    }
    String app = folder.resolve("logs/app.log").toString();

    assertThat(
            run("jq", "-e", "-s", "all(.[]; .timestamp and .level and .logger and .message)", app))
        .isZero();
    assertThat(
            run(
                "jq",
                "-e",
                "-s",
                "[.[] | select(.logger == \"glossary.access\" and .request_id and .client == \"127.0.0.1\""
                    + " and .method == \"GET\" and .status >= 200 and .duration_ms > 0)]"
                    + " | (length == 3) and (map(.endpoint) | sort)"
                    + " == [\"/api/glossary/{id}\", \"/api/search/fulltext\", \"unmatched\"]",
                app))
        .isZero();
    assertThat(folder.resolve("logs/errors.log")).isEmptyFile();
  }

  @Test
  void sentry_and_mail_are_not_even_loaded_unless_they_are_enabled() throws Exception {
    Path classes = folder.resolve("classes.txt");
    Map<String, String> environment =
        Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);
    int port = freePort();
    try (PackedSidecar sidecar =
        PackedSidecar.start(
            folder,
            environment,
            "serve",
            "--set",
            "SIDECAR_PORT=" + port,
            "--set",
            "METRICS_PORT=0")) {
      sidecar.await("the ready line", () -> sidecar.out().contains("listening"));

      assertThat(read(classes))
          .contains("glossary.sidecar.errors.ErrorTracking ")
          .doesNotContain("io.sentry.", "jakarta.mail.", "java.net.http.HttpClient ");
    }
  }

  @Test
  void where_no_log_can_be_written_standard_error_has_it_and_says_so() throws Exception {
    Files.writeString(folder.resolve("file"), "in the way");
    try (PackedSidecar sidecar = PackedSidecar.serve(folder, "--set", "LOG_DIR=file/logs")) {
      sidecar.get("/api/glossary/0");
      sidecar.await("it is said", () -> sidecar.err().contains("they go to standard error"));
      sidecar.await("the access log", () -> sidecar.err().contains("GET /api/glossary/{id}"));
    }
  }

  @Test
  void a_read_only_file_system_is_no_obstacle() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("read-only"), "ro,size=1m");
        PackedSidecar sidecar =
            PackedSidecar.serve(
                folder,
                "--set",
                "LOG_DIR=" + disk.folder().resolve("logs"),
                "--set",
                "HEALTH_DETAILS=always")) {
      sidecar.get("/api/glossary/0");
      sidecar.await("it is said", () -> sidecar.err().contains("they go to standard error"));
      sidecar.await("the access log", () -> sidecar.err().contains("GET /api/glossary/{id}"));
      sidecar.await("health", () -> get(sidecar, "/health/detailed").contains("\"console\""));
    }
  }

  @Test
  @Timeout(120)
  void logrotate_loses_no_line() throws Exception {
    assumeTrue(run("logrotate", "--version") == 0, "needs logrotate");
    Path logs = folder.resolve("logs");
    Path configuration = folder.resolve("logrotate.conf");
    Files.writeString(
        configuration,
        Files.readString(Path.of("../config/logrotate.conf"))
            .replace("/srv/glossary/logs", logs.toString()));
    Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-r--r--"));
    int requests = 0;
    try (PackedSidecar sidecar =
        PackedSidecar.serve(folder, "--set", "LOG_BACKUP_COUNT=0", "--set", "LOG_FORMAT=json")) {
      for (int round = 0; round < ROTATIONS; round++) {
        for (int i = 0; i < 50; i++) {
          sidecar.get("/api/glossary/0");
          requests++;
        }
        int logged = requests;
        sidecar.await("all is logged", () -> accessLines(logs) == logged);
        assertThat(logrotate(configuration)).isZero();
        while (!Files.exists(logs.resolve("app.log"))) { // noticed within a second
          sidecar.get("/api/glossary/0");
          requests++;
        }
      }
      sidecar.terminate();
      assertThat(sidecar.exitCode()).isZero();
    }

    assertThat(accessLines(logs)).isEqualTo(requests);
    try (Stream<Path> files = Files.list(logs)) {
      assertThat(files.filter(file -> file.toString().contains("app.log-"))).hasSize(ROTATIONS);
    }
  }

  /** At once, and each time under another name: the configuration's has the second in it. */
  private int logrotate(Path configuration) throws Exception {
    long second = Instant.now().getEpochSecond();
    while (Instant.now().getEpochSecond() == second) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    String state = folder.resolve("logrotate.state").toString();
    return run("logrotate", "-f", "-s", state, configuration.toString());
  }

  /** In all files, compressed or not. */
  private static long accessLines(Path logs) {
    try (Stream<Path> files = Files.list(logs)) {
      long lines = 0;
      for (Path file : files.filter(each -> each.toString().contains("app.log")).toList()) {
        InputStream in = Files.newInputStream(file);
        if (file.toString().endsWith(".gz")) {
          in = new GZIPInputStream(in);
        }
        try (BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
          lines += reader.lines().filter(line -> line.contains("\"glossary.access\"")).count();
        }
      }
      return lines;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String get(PackedSidecar sidecar, String path) {
    try {
      return sidecar.get(path).body();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  /** For a database that does not come, which is a warning. */
  private PackedSidecar waiting(int port) throws IOException {
    return PackedSidecar.start(
        folder,
        Map.of(),
        "serve",
        "--set",
        "SIDECAR_PORT=" + port,
        "--set",
        "METRICS_PORT=0",
        "--set",
        TOKEN,
        "--set",
        "DATABASE_URL=sqlite:///never.db");
  }

  private static int status(int port, String path) {
    try {
      return answer(port, path).statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private static String body(int port, String path) throws IOException {
    return answer(port, path).body();
  }

  private static HttpResponse<String> answer(int port, String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer admin-token-123456")
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException beingReplaced) {
      return "";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException notThere) {
      return -1;
    }
  }
}
