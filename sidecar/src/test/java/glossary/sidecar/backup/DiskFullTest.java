package glossary.sidecar.backup;

import static glossary.config.BackupCompression.GZIP;
import static glossary.config.BackupCompression.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.glossary.LiveDatabaseException;
import glossary.sidecar.glossary.LiveDatabaseException.Kind;
import glossary.sidecar.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a small file system of its own, full or read-only, which only root may mount. */
class DiskFullTest {
  @TempDir Path folder;
  private SmallDisk disk;
  private Path small;

  @BeforeEach
  void a_small_disk() throws Exception {
    disk = SmallDisk.mount(folder.resolve("small"), "size=24m,mode=0755");
    small = disk.folder();
  }

  @AfterEach
  void unmounted() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void a_backup_that_does_not_fit_is_refused_before_it_begins() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 20_000);
    try (TestBackups backups =
        new TestBackups(folder.resolve("live.db"), small.resolve("b"), DatabaseMode.AUTO)) {
      assertThatThrownBy(() -> backups.take(NONE))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("too little room");
      assertThat(backups.files()).isEmpty();
    }
  }

  @Test
  void a_disk_that_fills_up_meanwhile_ends_it_and_loses_nothing() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 2000);
    try (TestBackups backups =
        new TestBackups(folder.resolve("live.db"), small.resolve("b"), DatabaseMode.AUTO)) {
      Backup first = backups.take(NONE);
      Path filler = small.resolve("filler");

      assertThatThrownBy(
              () ->
                  backups
                      .backups(GZIP)
                      .take(
                          BackupReason.MANUAL,
                          (stage, done) -> {
                            if (stage == Stage.CHECKING && done == 0) {
                              fill(filler, 4096);
                            }
                          }))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is full");

      assertThat(backups.folder.list()).containsExactly(first);
      assertThat(backups.files()).containsExactly(first.filename(), first.id() + ".json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void a_live_disk_that_is_full_keeps_the_database_as_it_was(String mode) throws Exception {
    Path database = small.resolve("live.db");
    HostProcess.leaves(database, 4000);
    TestBackups.sql(database, "PRAGMA journal_mode = " + mode);
    try (TestBackups backups = new TestBackups(database, folder.resolve("b"), DatabaseMode.AUTO)) {
      Backup backup = backups.take(GZIP);
      TestBackups.sql(database, "INSERT INTO document_types VALUES (1, 'a', '', '', '', '')");
      String before = state(database);
      fill(small.resolve("filler"), 300 << 10);

      assertThatThrownBy(() -> backups.restore(backup))
          .isInstanceOfSatisfying(
              LiveDatabaseException.class,
              full -> assertThat(full.kind()).isEqualTo(Kind.DISK_FULL));

      assertThat(state(database)).isEqualTo(before);
      Files.delete(small.resolve("filler"));
      backups.restore(backup);
      assertThat(state(database)).isNotEqualTo(before);
    }
  }

  @Test
  void a_backup_folder_that_is_read_only_is_named_and_still_listed() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 10);
    try (TestBackups backups =
        new TestBackups(folder.resolve("live.db"), small.resolve("b"), DatabaseMode.AUTO)) {
      Backup backup = backups.take(GZIP);
      disk.readOnly();

      assertThatThrownBy(() -> backups.take(GZIP))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("BACKUP_DIR");
      assertThatThrownBy(() -> backups.folder.pin(backup.id(), true))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("BACKUP_DIR");
      assertThat(backups.folder.list()).containsExactly(backup);
    }
  }

  @Test
  void a_live_database_that_may_not_be_written_to_stays_and_can_still_be_backed_up()
      throws Exception {
    HostProcess.leaves(small.resolve("live.db"), 10);
    try (TestBackups backups =
        new TestBackups(small.resolve("live.db"), folder.resolve("b"), DatabaseMode.AUTO)) {
      disk.readOnly();
      Backup backup = backups.take(GZIP);

      assertThatThrownBy(() -> backups.restore(backup))
          .isInstanceOfSatisfying(
              LiveDatabaseException.class,
              refused -> assertThat(refused.kind()).isEqualTo(Kind.NO_PERMISSION));
      assertThat(backups.folder.list()).containsExactly(backup);
    }
  }

  private static String state(Path database) throws Exception {
    return TestBackups.text(
        database,
        "SELECT count(*) || ' ' || (SELECT count(*) FROM document_types) FROM glossary_entries");
  }

  private static void fill(Path filler, int bytesLeft) {
    try {
      long room = Files.getFileStore(filler.getParent()).getUsableSpace() - bytesLeft;
      Files.write(filler, new byte[(int) room]);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
