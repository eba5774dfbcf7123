package glossary.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final String MOUNTS =
      """
      /dev/vda / ext4 rw 0 0
      tmpfs /dev/shm tmpfs rw 0 0
      tmpfs /mnt/with\\040space tmpfs rw 0 0
      /dev/vdb /dev/shm/disk ext4 rw 0 0
      tmpfs /hidden tmpfs rw 0 0
      /dev/vdb /hidden ext4 rw 0 0
      """;

  @ParameterizedTest
  @CsvSource({
    "/dev/shm/a.mm, true",
    "/dev/shm/disk/a.mm, false",
    "/dev/shmoo/a.mm, false",
    "/mnt/with space/a.mm, true",
    "/hidden/a.mm, false",
    "/tmp/a.mm, false"
  })
  void a_file_in_memory_is_told_by_its_mount(String path, boolean inMemory) {
    assertThat(Mounts.inMemory(path, MOUNTS)).isEqualTo(inMemory);
  }

  @Test
  void a_file_is_named_after_its_jvm() {
    String name = TelemetryFile.name(Samples.SHOP);

    assertThat(name).isEqualTo("jvm-web-1-4711-1699999940000.mm");
    assertThat(TelemetryFile.isName(name)).isTrue();
    assertThat(TelemetryFile.startMillis(name)).isEqualTo(Samples.SHOP.startMillis);
    assertThat(TelemetryFile.control(new File("/x", name)))
        .isEqualTo(new File("/x/jvm-web-1-4711-1699999940000.ctl"));
  }

  @Test
  void a_host_name_can_not_leave_the_folder() {
    HostIdentity evil = new HostIdentity(1, 2, "n", "m", "../../etc/ä b".repeat(20), "v");

    assertThat(TelemetryFile.name(evil)).startsWith("jvm-.._.._etc___b..").hasSizeLessThan(80);
    assertThat(TelemetryFile.isName(TelemetryFile.name(evil))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"a.mm", "jvm-h-1-2.ctl", "jvm-h-1-.mm", "jvm-h-x-2.mm", "jvm--1-2.mm.gz"})
  void other_names_are_not_ours(String name) {
    assertThat(TelemetryFile.isName(name)).isFalse();
    assertThat(TelemetryFile.startMillis(name)).isZero();
  }

  @Test
  void a_number_beyond_all_times_is_no_start() {
    assertThat(TelemetryFile.startMillis("jvm-h-1-9999999999999999999.mm")).isZero();
  }

  @Test
  void the_default_folder_is_the_users_own() throws Exception {
    String user =
        Files.exists(Path.of("/proc/self"))
            ? Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString()
            : System.getProperty("user.name");

    assertThat(TelemetryFolder.byDefault()).hasName("glossary-sidecar-" + user);
  }
}
