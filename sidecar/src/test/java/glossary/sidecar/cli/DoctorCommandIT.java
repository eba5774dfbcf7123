package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.TestCertificates;
import glossary.sidecar.testing.TestSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor from a terminal or a script, with the packed jar. */
class DoctorCommandIT {
  @TempDir Path folder;

  @Test
  void the_hosts_index_is_found_broken_is_mended_and_is_sound_then() throws Exception {
    Path database = Files.createDirectories(folder.resolve("data")).resolve("glossary.db");
    HostProcess.leaves(database, 30);

    PackedSidecar sick = doctor("--json");
    assertThat(sick.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    JsonNode found = TestSidecar.parse(sick.out());
    assertThat(found.get("checks")).hasSizeGreaterThan(60);
    assertThat(level(found, "IDX-04")).isEqualTo("problem");
    assertThat(found.get("fixes")).isEmpty();
    assertThat(sick.err()).contains("On the files");

    PackedSidecar unasked = doctor("--fix");
    assertThat(unasked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unasked.err()).contains("--yes");
    assertThat(folder.resolve("backups")).doesNotExist();

    PackedSidecar mended = doctor("--fix", "--yes");
    assertThat(mended.exitCode()).as(mended.out() + mended.err()).isZero();
    assertThat(mended.out()).contains("fixed     IDX-04", "proven");

    assertThat(doctor("--verbose").out().split("looked at: ", -1))
        .hasSize(1 + found.get("checks").size());

    PackedSidecar again = doctor("--fix");
    assertThat(again.out()).startsWith("There is nothing to fix.");
    PackedSidecar quiet = doctor("-q");
    assertThat(quiet.exitCode()).isZero();
    assertThat(quiet.out() + quiet.err()).isEmpty();
    try (HostProcess host = HostProcess.on(database)) {
      host.does("UPDATE glossary_entries SET term = 'edited' WHERE id = 1");
    }
  }

  @Test
  void beside_a_running_sidecar_it_says_so() throws Exception {
    try (PackedSidecar running = PackedSidecar.serve(folder)) {
      String port = running.url().replaceFirst(".*:", "");
      PackedSidecar looked =
          PackedSidecar.run(
              folder, "doctor", "--set", "SIDECAR_PORT=" + port, "--set", "METRICS_PORT=0");

      assertThat(looked.err()).contains("beside the sidecar at http://127.0.0.1:" + port);
      assertThat(looked.out()).contains("A sidecar answers at http://127.0.0.1:" + port);
      PackedSidecar searched = PackedSidecar.run(folder, "search", "ventil");
      assertThat(searched.err()).contains("In the index that a running sidecar keeps");
    }
    assertThat(PackedSidecar.run(folder, "search", "ventil").err()).contains("On the files");
  }

  @Test
  void beside_a_sidecar_with_tls_it_says_so_too() throws Exception {
    TestCertificates made = new TestCertificates(folder.resolve("tls"));
    made.root("ca");
    made.newServer("server", "ca");
    String[] tls = {
      "--set", "TLS_CERT_FILE=tls/server.pem", "--set", "TLS_KEY_FILE=tls/server.key"
    };
    try (PackedSidecar running = PackedSidecar.serve(folder, tls)) {
      String port = "SIDECAR_PORT=" + running.url().replaceFirst(".*:", "");
      PackedSidecar looked =
          PackedSidecar.run(folder, "doctor", tls[0], tls[1], tls[2], tls[3], "--set", port);

      assertThat(looked.err()).contains("beside the sidecar at https://127.0.0.1:");
      assertThat(looked.out()).contains("A sidecar answers at https://127.0.0.1:");
    }
  }

  @Test
  void as_another_user_it_tells_what_that_user_may_not_and_changes_nothing() throws Exception {
    Path database = Files.createDirectories(folder.resolve("data")).resolve("glossary.db");
    HostProcess.leaves(database, 3);
    byte[] before = Files.readAllBytes(database);
    Path jar = folder.resolve("sidecar.jar");
    Files.copy(Path.of("target", "glossary-sidecar.jar"), jar);
    for (Path open : List.of(folder, folder.resolve("data"), jar)) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
    Command fixed = asNobody(jar, "doctor", "--fix", "--yes", "--set", "SIDECAR_PORT=0");

    assertThat(fixed.exitCode()).as(fixed.text()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(fixed.text()).contains("not fixed IDX-04").doesNotContain("\tat ", "Exception");
    assertThat(Files.readAllBytes(database)).isEqualTo(before);
    assertThat(folder.resolve("backups")).doesNotExist();

    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-------"));
    Command looked = asNobody(jar, "doctor", "--set", "SIDECAR_PORT=0");
    assertThat(looked.text()).contains("problem   DB-02").doesNotContain("\tat ", "Exception");
  }

  private Command asNobody(Path jar, String... arguments) throws Exception {
    assumeTrue(Command.exists("setpriv"), "setpriv of util-linux");
    Object user = Files.getAttribute(folder, "unix:uid");
    assumeTrue(user.equals(0), "only root can become another user");
    List<String> all =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    all.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-jar", jar.toString()));
    all.addAll(List.of(arguments));
    return Command.run(folder, all.toArray(String[]::new));
  }

  @Test
  void yes_without_fix_is_wrong_usage() throws Exception {
    assertThat(doctor("--yes").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  private PackedSidecar doctor(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 5];
    all[0] = "doctor";
    all[1] = "--set";
    all[2] = "SIDECAR_PORT=0";
    all[3] = "--set";
    all[4] = "METRICS_PORT=0";
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return PackedSidecar.run(folder, all);
  }

  private static String level(JsonNode found, String id) {
    for (JsonNode check : found.get("checks")) {
      if (check.get("id").asText().equals(id)) {
        return check.get("level").asText();
      }
    }
    throw new AssertionError("no " + id);
  }
}
