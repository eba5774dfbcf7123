package glossary.sidecar.backup;

import static glossary.config.BackupCompression.GZIP;
import static glossary.config.BackupCompression.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.glossary.LiveDatabaseException;
import glossary.sidecar.glossary.LiveDatabaseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTest {
  private static final String INSERT = "INSERT INTO document_types VALUES (1, 'a', '', '', '', '')";
  private static final String COUNT = "SELECT count(*) FROM document_types";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void a_host_that_runs_sees_the_backup_and_goes_on(String mode) throws Exception {
    try (HostProcess host = HostProcess.on(folder.resolve("live.db"))) {
      host.does("PRAGMA journal_mode = " + mode);
      host.does("schema");
      host.does("rows 200");
      try (TestBackups backups = TestBackups.in(folder)) {
        Backup backup = backups.take(GZIP);
        String token = backups.live.changeToken();
        host.does(INSERT);

        Restored restored = backups.restore(backup);

        assertThat(backups.live.changeToken()).isNotEqualTo(token);
        assertThat(host.answers("commits 5")).startsWith("longest");
        assertThat(TestBackups.entries(backups.database)).isEqualTo(205);
        assertThat(TestBackups.text(backups.database, COUNT)).isEqualTo("0");
        assertThat(TestBackups.text(backups.database, "PRAGMA journal_mode"))
            .isEqualToIgnoringCase(mode);
        Backup emergency = restored.emergency().orElseThrow();
        assertThat(emergency.reason()).isEqualTo(BackupReason.BEFORE_RESTORE);
        assertThat(emergency.tables()).containsEntry("document_types", 1L);
        assertThat(backups.restore(emergency).verification().tables())
            .containsEntry("document_types", 1L);
        assertThat(TestBackups.text(backups.database, COUNT)).isEqualTo("1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DELETE, 1024", "DELETE, 16384", "WAL, 1024", "WAL, 16384"})
  void a_backup_with_pages_of_another_size_is_brought_to_the_live_size(String mode, int size)
      throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 100);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      TestBackups.sql(
          backups.database,
          INSERT,
          "PRAGMA page_size = " + size,
          "VACUUM",
          "PRAGMA journal_mode = " + mode);

      backups.restore(backup);

      assertThat(TestBackups.text(backups.database, COUNT)).isEqualTo("0");
      assertThat(TestBackups.entries(backups.database)).isEqualTo(100);
      assertThat(TestBackups.text(backups.database, "PRAGMA page_size"))
          .isEqualTo(Integer.toString(size));
      TestBackups.assertSound(backups.database);
    }
  }

  @Test
  void a_commit_while_the_emergency_backup_is_taken_gives_another_one() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 100);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      AtomicBoolean written = new AtomicBoolean();

      Restored restored =
          backups
              .restore()
              .intoLive(
                  backups.folder.stored(backup),
                  (stage, done) -> {
                    if (stage == Stage.SAVING && done == 1 && !written.getAndSet(true)) {
                      write(backups.database);
                    }
                  });

      assertThat(written).isTrue();
      assertThat(restored.emergency().orElseThrow().tables()).containsEntry("document_types", 1L);
      assertThat(TestBackups.text(backups.database, COUNT)).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void a_host_that_holds_its_write_lock_keeps_its_data(String mode) throws Exception {
    try (HostProcess host = HostProcess.on(folder.resolve("live.db"))) {
      host.does("PRAGMA journal_mode = " + mode);
      host.does("schema");
      host.does("rows 20");
      try (TestBackups backups = TestBackups.in(folder)) {
        Backup backup = backups.take(GZIP);
        host.does("BEGIN IMMEDIATE");
        host.does(INSERT);

        assertThatThrownBy(() -> backups.restore(backup))
            .isInstanceOfSatisfying(
                LiveDatabaseException.class, busy -> assertThat(busy.kind()).isEqualTo(Kind.BUSY));

        host.does("COMMIT");
        assertThat(TestBackups.text(backups.database, COUNT)).isEqualTo("1");
        assertThat(backups.files()).noneMatch(name -> name.startsWith(".glossary-work"));
      }
    }
  }

  @Test
  void read_only_forbids_it_and_auto_does_not() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 5);
    try (TestBackups backups =
        new TestBackups(
            folder.resolve("live.db"), folder.resolve("backups"), DatabaseMode.READ_ONLY)) {
      Backup backup = backups.take(GZIP);
      TestBackups.sql(backups.database, INSERT);

      assertThatThrownBy(() -> backups.restore(backup))
          .isInstanceOfSatisfying(
              LiveDatabaseException.class,
              refused -> assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN));
      assertThat(TestBackups.text(backups.database, COUNT)).isEqualTo("1");
      assertThat(
              backups
                  .restore()
                  .to(folder.resolve("x.db"), backups.folder.stored(backup), BackupProgress.NONE)
                  .target())
          .exists();
    }
  }

  @Test
  void to_another_path_it_never_replaces_a_file() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 5);
    try (TestBackups backups = TestBackups.in(folder)) {
      StoredBackup backup = backups.folder.stored(backups.take(GZIP));
      Path target = folder.resolve("restored.db");

      backups.restore().to(target, backup, BackupProgress.NONE);

      assertThat(TestBackups.entries(target)).isEqualTo(5);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> backups.restore().to(target, backup, BackupProgress.NONE))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("exists already");
      assertThatThrownBy(
              () ->
                  backups
                      .restore()
                      .to(folder.resolve("no/such/folder.db"), backup, BackupProgress.NONE))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("could not be written");
      assertThat(TestBackups.names(folder))
          .containsExactlyInAnyOrder("live.db", "backups", "restored.db");
    }
  }

  @Test
  void a_file_from_anywhere_is_restored() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 5);
    HostProcess.leaves(folder.resolve("other.db"), 9);
    try (TestBackups backups = TestBackups.in(folder)) {
      backups
          .restore()
          .intoLive(BackupFolder.describe(folder.resolve("other.db")), BackupProgress.NONE);

      assertThat(TestBackups.entries(backups.database)).isEqualTo(9);
      assertThatThrownBy(
              () ->
                  backups
                      .restore()
                      .intoLive(BackupFolder.describe(backups.database), BackupProgress.NONE))
          .hasMessageContaining("live database itself");
      assertThatThrownBy(() -> BackupFolder.describe(folder.resolve("none.db")))
          .isInstanceOf(BackupException.class);
    }
  }

  @Test
  void a_log_that_a_killed_host_left_does_not_undo_the_restore() throws Exception {
    Path killed = folder.resolve("killed.db");
    try (HostProcess host = HostProcess.on(killed)) {
      host.does("PRAGMA journal_mode = WAL");
      host.does("PRAGMA wal_autocheckpoint = 0");
      host.does("schema");
      host.does("rows 20");
      Files.copy(killed, folder.resolve("live.db"));
      Files.copy(folder.resolve("killed.db-wal"), folder.resolve("live.db-wal"));
    }
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(NONE);
      TestBackups.sql(backups.database, "PRAGMA wal_autocheckpoint = 0", INSERT);

      backups.restore(backup);

      assertThat(TestBackups.entries(backups.database)).isEqualTo(20);
      assertThat(TestBackups.text(backups.database, COUNT)).isEqualTo("0");
    }
  }

  @Test
  void a_live_file_that_is_missing_is_made_and_an_old_log_does_not_get_into_it() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 5);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      Files.delete(backups.database);
      Files.writeString(folder.resolve("live.db-wal"), "of another database");
      Files.writeString(folder.resolve("live.db-journal"), "of another database");

      Restored restored = backups.restore(backup);

      assertThat(restored.emergency()).isEmpty();
      assertThat(TestBackups.entries(backups.database)).isEqualTo(5);
      assertThat(TestBackups.names(folder))
          .filteredOn(name -> name.contains(".before-restore-"))
          .hasSize(2)
          .allMatch(name -> name.endsWith("-wal") || name.endsWith("-journal"));
    }
  }

  @Test
  void a_live_file_that_is_no_database_is_set_aside_with_its_mode_kept() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 5);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      Files.writeString(backups.database, "no database at all, ".repeat(500));
      Files.setPosixFilePermissions(backups.database, PosixFilePermissions.fromString("rw-r--r--"));

      Restored restored = backups.restore(backup);

      assertThat(restored.setAside().orElseThrow()).content().startsWith("no database at all");
      assertThat(TestBackups.entries(backups.database)).isEqualTo(5);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups.database)))
          .isEqualTo("rw-r--r--");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_file_that_is_put_in_the_place_of_another_belongs_to_the_same_user(boolean missing)
      throws Exception {
    assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "only root can give a file away");
    HostProcess.leaves(folder.resolve("live.db"), 5);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      if (missing) {
        Files.delete(backups.database);
      } else {
        Files.writeString(backups.database, "no database at all, ".repeat(500));
      }
      give(missing ? folder : backups.database, 12345, 23456);

      backups.restore(backup);

      assertThat(Files.getAttribute(backups.database, "unix:uid")).isEqualTo(12345);
      assertThat(Files.getAttribute(backups.database, "unix:gid")).isEqualTo(23456);
      assertThat(TestBackups.entries(backups.database)).isEqualTo(5);
    }
  }

  @Test
  void a_damaged_live_database_is_kept_and_restored_over() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 2000);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      BackupsTest.damage(backups.database);

      Restored restored = backups.restore(backup);

      assertThat(restored.emergency()).isEmpty();
      assertThat(restored.setAside().orElseThrow().getFileName().toString())
          .startsWith("glossary_damaged_");
      assertThat(TestBackups.entries(backups.database)).isEqualTo(2000);
      TestBackups.assertSound(backups.database);
      assertThat(backups.folder.list()).containsExactly(backup);
    }
  }

  private static void give(Path file, int user, int group) throws IOException {
    Files.setAttribute(file, "unix:uid", user);
    Files.setAttribute(file, "unix:gid", group);
  }

  private static void write(Path database) {
    try {
      TestBackups.sql(database, INSERT);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
