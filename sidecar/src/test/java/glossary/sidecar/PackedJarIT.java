package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.SmallDisk;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a user runs it. */
class PackedJarIT {
  @TempDir Path folder;

  @Test
  void it_serves_the_sample_says_so_in_one_line_and_ends_with_0_on_a_signal() throws Exception {
    try (PackedSidecar sidecar = PackedSidecar.serve(folder)) {
      assertThat(sidecar.out().lines())
          .singleElement()
          .asString()
          .matches(
              "Glossary Sidecar \\d+\\.\\d+\\.\\d+ listening on http://127\\.0\\.0\\.1:\\d+ \\(database .*/glossary\\.db,"
                  + " \\d{3} entries, read-write\\)");
      assertThat(sidecar.get("/api/search/fulltext?q=ventil").body()).contains("Ventil");
      sidecar.terminate();

      assertThat(sidecar.exitCode()).isZero();
    }
  }

  @Test
  void the_generated_token_is_for_its_owner_only_and_is_not_printed() throws Exception {
    try (PackedSidecar sidecar = PackedSidecar.serve(folder)) {
      Path file = folder.resolve("data/sidecar/admin.token");

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(sidecar.err()).contains("admin.token");
      assertThat(sidecar.out() + sidecar.err()).doesNotContain(Files.readString(file).strip());
    }
  }

  @Test
  void a_port_in_use_is_one_clear_sentence_and_75() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      PackedSidecar run =
          PackedSidecar.run(
              folder, "serve", "--set", "SIDECAR_PORT=" + port, "--set", "METRICS_PORT=0");

      assertThat(run.exitCode()).isEqualTo(75);
      assertThat(lastLine(run)).contains("Port " + port + " is in use", "SIDECAR_PORT=9125");
      assertThat(run.err()).doesNotContain("\tat ", "Exception");
    }
  }

  @Test
  void a_metrics_port_in_use_is_named_too() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      PackedSidecar run =
          PackedSidecar.run(
              folder, "serve", "--set", "SIDECAR_PORT=0", "--set", "METRICS_PORT=" + port);

      assertThat(run.exitCode()).isEqualTo(75);
      assertThat(lastLine(run)).contains("Port " + port, "METRICS_PORT");
    }
  }

  @Test
  void a_second_sidecar_on_the_same_folder_is_told_so_with_75() throws Exception {
    try (PackedSidecar first = PackedSidecar.serve(folder)) {
      PackedSidecar second =
          PackedSidecar.run(folder, "serve", "--set", "SIDECAR_PORT=0", "--set", "METRICS_PORT=0");

      assertThat(first.isAlive()).isTrue();
      assertThat(second.exitCode()).isEqualTo(75);
      assertThat(lastLine(second)).contains("in use by another running sidecar");
    }
  }

  @Test
  void every_problem_of_the_configuration_is_told_at_once_with_78() throws Exception {
    PackedSidecar run =
        PackedSidecar.run(
            folder,
            "--set",
            "API_PORT=70000",
            "--set",
            "LOG_LEVEL=LOUD",
            "--set",
            "DATABASE_URL=postgresql://u:pw@h/d");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err())
        .contains("API_PORT: must be", "LOG_LEVEL: must be", "PostgreSQL comes later")
        .doesNotContain("pw@", "\tat ");
  }

  @Test
  void production_needs_an_admin_token() throws Exception {
    PackedSidecar run = PackedSidecar.run(folder, "serve", "--set", "ENVIRONMENT=production");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err()).contains("ADMIN_TOKEN");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "nonsense",
        "config",
        "config explain",
        "config template moon",
        "search",
        "search valve --limit 0",
        "search valve --language fr"
      })
  void wrong_usage_is_told_with_2(String arguments) throws Exception {
    PackedSidecar run = PackedSidecar.run(folder, arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void help_and_version_are_there_for_every_command() throws Exception {
    for (String command : new String[] {"", "serve ", "search ", "config ", "config check "}) {
      assertThat(PackedSidecar.run(folder, (command + "--help").split(" ")).out())
          .contains("Usage:");
    }
    assertThat(PackedSidecar.run(folder, "--version").out())
        .matches("Glossary Sidecar \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void a_search_without_a_running_sidecar_prints_a_table() throws Exception {
    PackedSidecar run = PackedSidecar.run(folder, "search", "safety valve", "--language", "en");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().toList().get(0)).matches("ID +TERM +LANG +TEXT");
    assertThat(run.out().lines().toList().get(1)).contains("safety valve");
    assertThat(run.err().strip()).isEqualTo("On the files; no sidecar has the index open.");
  }

  @Test
  void a_search_beside_a_running_sidecar_finds_the_same() throws Exception {
    try (PackedSidecar sidecar = PackedSidecar.serve(folder)) {
      PackedSidecar run = PackedSidecar.run(folder, "search", "--json", "ventil");

      assertThat(run.exitCode()).isZero();
      assertThat(TestSidecar.parse(run.out()).get("results"))
          .isEqualTo(
              TestSidecar.parse(sidecar.get("/api/search/fulltext?q=ventil&limit=20").body())
                  .get("results"));
    }
  }

  @Test
  void config_check_show_and_explain_tell_values_and_origins_and_no_secret() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        "ADMIN_TOKEN=sssssssssssssssss3cret\nLOG_LEVEL=WARNING  # quiet\nAPI_PRT=1\n");

    PackedSidecar check = PackedSidecar.run(folder, "config", "check");
    PackedSidecar show = PackedSidecar.run(folder, "config", "show", "--json");
    PackedSidecar explain =
        PackedSidecar.run(folder, "config", "explain", "LOG_LEVEL", "--set", "LOG_LEVEL=ERROR");

    assertThat(check.exitCode()).isZero();
    assertThat(check.out()).contains("API_PRT", "API_PORT", "The configuration can be used.");
    assertThat(TestSidecar.parse(show.out()).findValuesAsText("name"))
        .contains("LOG_LEVEL")
        .hasSizeGreaterThan(100);
    assertThat(show.out()).contains(".env:2").doesNotContain("s3cret");
    assertThat(explain.out()).contains("LOG_LEVEL = ERROR", "--set", ".env:2", "WARNING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "no.such.invalid"})
  void an_address_that_is_not_ours_is_a_wrong_configuration(String host) throws Exception {
    PackedSidecar run =
        PackedSidecar.run(folder, "--set", "API_HOST=" + host, "--set", "METRICS_PORT=0");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(lastLine(run)).contains("Cannot listen on " + host, "API_HOST");
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_by_search_too() throws Exception {
    Path file = Files.createFile(folder.resolve("taken"));
    PackedSidecar run =
        PackedSidecar.run(folder, "search", "valve", "--set", "SIDECAR_DIR=" + file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(lastLine(run)).contains("SIDECAR_DIR");
  }

  @Test
  void a_folder_that_forbids_running_code_is_told_in_a_sentence() throws Exception {
    Path small = folder.resolve("small");
    try (SmallDisk disk = SmallDisk.mount(small, "size=64m,mode=0755,noexec")) {
      PackedSidecar run =
          PackedSidecar.run(folder, "serve", "--set", "SIDECAR_DIR=" + disk.folder());

      assertThat(run.exitCode()).isNotZero();
      assertThat(lastLine(run)).contains("noexec", "Set SIDECAR_DIR", small.toString());
      assertThat(run.err()).doesNotContain("\tat ", "UnsatisfiedLinkError");
    }
  }

  @Test
  void a_certificate_that_cannot_be_used_is_refused() throws Exception {
    PackedSidecar run =
        PackedSidecar.run(
            folder, "serve", "--set", "TLS_CERT_FILE=c.pem", "--set", "TLS_KEY_FILE=k.pem");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err()).contains("TLS_CERT_FILE names ");
  }

  @Test
  void the_api_is_described_where_one_says_and_left_over_libraries_are_gone() throws Exception {
    Path natives = Files.createDirectories(folder.resolve("data/sidecar/native"));
    Path left = Files.createFile(natives.resolve("sqlite-1-libsqlitejdbc.so"));
    try (PackedSidecar sidecar =
        PackedSidecar.serve(folder, "--set", "DOCS_URL=/pages", "--set", "DOCS_ENABLED=true")) {
      HttpResponse<String> page = sidecar.get("/pages");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
      assertThat(page.body()).contains("searchFulltext").contains("href=\"/pages/api.css\"");
      assertThat(sidecar.get("/pages/api.css").statusCode()).isEqualTo(200);
      assertThat(sidecar.get("/docs").statusCode()).isEqualTo(404);
      assertThat(left).doesNotExist();
    }
  }

  @Test
  void a_template_is_a_configuration_that_can_be_used() throws Exception {
    PackedSidecar template = PackedSidecar.run(folder, "config", "template", "production");
    Path file = Files.writeString(folder.resolve("p.env"), template.out());

    PackedSidecar check =
        PackedSidecar.run(
            folder,
            "config",
            "check",
            "--env-file",
            file.toString(),
            "--set",
            "ADMIN_TOKEN=Zx81q-7Kd02_ooPw33-lmA4");

    assertThat(check.exitCode()).as(check.out()).isZero();
  }

  @Test
  void a_named_file_that_is_missing_is_awaited_and_never_made() throws Exception {
    Path database = folder.resolve("there soon/glossary ä.db");
    int port = freePort();
    try (PackedSidecar sidecar =
        PackedSidecar.start(
            folder,
            Map.of("DATABASE_URL", "sqlite:///there soon/glossary ä.db", "LC_ALL", "C.UTF-8"),
            "--set",
            "SIDECAR_PORT=" + port,
            "--set",
            "METRICS_PORT=0")) {
      sidecar.await("the log", () -> sidecar.err().contains("there soon"));
      sidecar.await("the port", () -> listens(port));
      var startup = PackedSidecar.get(URI.create("http://127.0.0.1:" + port + "/health/startup"));
      var liveness = PackedSidecar.get(URI.create("http://127.0.0.1:" + port + "/health/liveness"));
      var listing = PackedSidecar.get(URI.create("http://127.0.0.1:" + port + "/api/glossary"));

      assertThat(startup.statusCode()).isEqualTo(503);
      assertThat(startup.body()).contains("there soon");
      assertThat(liveness.statusCode()).isEqualTo(200);
      assertThat(listing.statusCode()).isEqualTo(503);
      assertThat(sidecar.out()).isEmpty();
      assertThat(database.getParent()).doesNotExist();

      Path other = Files.createDirectory(folder.resolve("other"));
      PackedSidecar.run(other, "search", "valve");
      Files.createDirectory(database.getParent());
      Files.move(other.resolve("data/sidecar/glossary.db"), database);
      sidecar.await("the ready line", () -> sidecar.out().contains("listening on"));

      assertThat(sidecar.get("/health/startup").statusCode()).isEqualTo(200);
      assertThat(sidecar.get("/api/search/fulltext?q=ventil").body()).contains("Ventil");
    }
  }

  @Test
  void a_signal_while_it_waits_ends_it_with_0_too() throws Exception {
    try (PackedSidecar sidecar =
        PackedSidecar.start(
            folder,
            Map.of("DATABASE_URL", "sqlite:///never.db", "METRICS_PORT", "0"),
            "--set",
            "SIDECAR_PORT=0")) {
      sidecar.await("the log", () -> sidecar.err().contains("never.db"));
      sidecar.terminate();

      assertThat(sidecar.exitCode()).isZero();
      assertThat(sidecar.err()).doesNotContain("Internal error");
    }
  }

  private static String lastLine(PackedSidecar run) {
    return run.err().lines().reduce((before, last) -> last).orElse("");
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
