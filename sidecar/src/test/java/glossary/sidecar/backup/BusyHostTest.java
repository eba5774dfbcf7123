package glossary.sidecar.backup;

import static glossary.config.BackupCompression.GZIP;
import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.HostProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusyHostTest {
  private static final String COMMITTED =
      "SELECT (SELECT n FROM counter) = count(*) AND count(*) = ifnull(max(n), 0) FROM ticks";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void fifty_backups_under_a_writer_are_each_a_committed_state(String mode) throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 3000);
    try (Child writer = Child.start(WriterMain.class, folder.resolve("live.db"), mode);
        TestBackups backups = TestBackups.in(folder)) {
      assertThat(writer.line()).isEqualTo("ok");
      long ticks = 0;
      for (int i = 0; i < 50; i++) {
        Backup backup = backups.take(GZIP);

        try (UnpackedBackup copy =
            new Verifier(backups.folder)
                .unpack(backups.folder.stored(backup), BackupProgress.NONE)) {
          assertThat(TestBackups.text(copy.database(), COMMITTED)).isEqualTo("1");
        }
        assertThat(backup.tables().get("ticks")).isGreaterThanOrEqualTo(ticks);
        ticks = backup.tables().get("ticks");
      }
      assertThat(writer.ends()).contains(" commits, longest ");
      assertThat(ticks).isPositive();
      TestBackups.assertSound(backups.database);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void a_restore_under_a_writer_is_all_or_nothing_and_the_writer_goes_on(String mode)
      throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 3000);
    try (Child writer = Child.start(WriterMain.class, folder.resolve("live.db"), mode);
        TestBackups backups = TestBackups.in(folder)) {
      assertThat(writer.line()).isEqualTo("ok");
      Backup backup = backups.take(GZIP);
      for (int i = 0; i < 5; i++) {
        Restored restored = backups.restore(backup);

        assertThat(restored.emergency()).isPresent();
        assertThat(TestBackups.text(backups.database, COMMITTED)).isEqualTo("1");
      }
      assertThat(writer.ends()).contains(" commits, longest ");
      assertThat(TestBackups.text(backups.database, COMMITTED)).isEqualTo("1");
      TestBackups.assertSound(backups.database);
    }
  }
}
