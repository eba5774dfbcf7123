package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.RunningHost;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command says on stderr what it works on, and whether a sidecar runs beside. */
class WhereIT {
  @TempDir Path folder;

  @Test
  void beside_a_running_sidecar() throws Exception {
    try (PackedSidecar running = PackedSidecar.serve(folder)) {
      String port = "SIDECAR_PORT=" + running.url().replaceFirst(".*:", "");
      String beside = ", beside the sidecar at " + running.url() + ".";

      assertThat(told("hosts", "--set", port))
          .isEqualTo("On the agents' files in " + folder.resolve("telemetry") + beside);
      assertThat(told("config", "show", "--set", port))
          .isEqualTo("On the settings as this command finds them" + beside);
      assertThat(told("backups", "--set", port)).isEqualTo("On the files" + beside);
    }
  }

  @Test
  void without_one() throws Exception {
    assertThat(told("hosts")).endsWith("; no sidecar answers.");
    assertThat(told("config", "check"))
        .isEqualTo("On the settings as this command finds them; no sidecar answers.");
    assertThat(told("config", "explain", "API_PORT", "--set", "API_PORT=many"))
        .endsWith("; with these no sidecar is asked.");
    assertThat(told("backups")).isEqualTo("On the files; no sidecar answers.");
    assertThat(told("hosts", "-q")).isEmpty();
    assertThat(told("config", "template", "staging")).isEmpty();
  }

  @Test
  void attach_works_on_the_process_itself() throws Exception {
    try (RunningHost host = RunningHost.start(Path.of(System.getProperty("java.home")))) {
      assertThat(told("attach", host.pid()))
          .isEqualTo("On process " + host.pid() + " itself; no sidecar answers.");
    }
  }

  private String told(String... arguments) throws Exception {
    return PackedSidecar.run(folder, arguments).err().strip();
  }
}
