package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.ByteSize;
import glossary.sidecar.testing.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {
  private static final ByteSize WARNING = new ByteSize(600 << 10);
  private static final ByteSize CRITICAL = new ByteSize(200 << 10);

  @TempDir Path folder;

  @Test
  void a_disk_that_fills_up_is_told_with_what_to_do_and_room_is_noticed() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), "size=1m")) {
      Path small = disk.folder();
      Map<String, Path> folders = new LinkedHashMap<>();
      folders.put("SIDECAR_DIR", folder);
      folders.put("BACKUP_DIR", small.resolve("not/there/yet"));
      DiskCheck check = new DiskCheck(folders, WARNING, CRITICAL);
      assertThat(check.look().status()).isEqualTo(Status.HEALTHY);

      Files.write(small.resolve("some"), new byte[600 << 10]);
      assertThat(check.look().status()).isEqualTo(Status.DEGRADED);
      Files.write(small.resolve("more"), new byte[380 << 10]);
      Finding full = check.look();

      assertThat(full.issues()).extracting(Issue::code).containsExactly("DISK-FULL");
      assertThat(full.issues().get(0).sentence())
          .contains(small.toString(), "BACKUP_DIR", "du -xh", "DISK_CRITICAL_THRESHOLD_GB");
      assertThat(full.figures().get("free_gb")).isEqualTo(0.0);
      assertThat(full.figures().get("path")).asString().startsWith(small.toString());
      assertThat(check.free().get("SIDECAR_DIR")).isGreaterThan(check.free().get("BACKUP_DIR"));
      Files.delete(small.resolve("more"));
      Files.delete(small.resolve("some"));
      assertThat(check.look().status()).isEqualTo(Status.HEALTHY);
    }
  }

  @Test
  void the_folder_with_the_least_room_counts_and_all_are_shown() {
    DiskCheck check = new DiskCheck(Map.of("LOG_DIR", folder), new ByteSize(0), new ByteSize(0));
    Finding finding = check.look();

    assertThat(finding.status()).isEqualTo(Status.HEALTHY);
    assertThat(finding.figures().get("path")).isEqualTo(folder.toString());
    assertThat(finding.figures().isHidden("path")).isTrue();
    assertThat(finding.figures().get("folders")).asString().contains("LOG_DIR", "free_gb");
    assertThat(check.total().get("LOG_DIR")).isGreaterThan(0);
  }
}
