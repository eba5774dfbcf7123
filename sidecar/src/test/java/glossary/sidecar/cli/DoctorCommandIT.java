package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.TestSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
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
