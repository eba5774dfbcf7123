package glossary.sidecar.backup;

import static glossary.config.BackupCompression.GZIP;
import static glossary.config.BackupCompression.NONE;
import static glossary.config.BackupCompression.ZSTD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.BackupCompression;
import glossary.sidecar.glossary.HostProcess;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifierTest {
  private static final String FOREIGN = "glossary_backup_20250101_000000.db.gz";

  @TempDir Path folder;

  @BeforeEach
  void a_live_database() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 400);
  }

  @ParameterizedTest
  @EnumSource(BackupCompression.class)
  void a_bit_that_flipped_is_found_wherever_it_is(BackupCompression compression) throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(compression);
      Path file = backups.folder.file(backup);
      byte[] sound = Files.readAllBytes(file);
      Random random = new Random(5);
      for (int i = 0; i < 25; i++) {
        byte[] flipped = sound.clone();
        flipped[i == 0 ? 4 : random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);

        assertThat(backups.verify(backup).problem()).isNotEmpty();
      }
      assertUnrestorable(backups, backup);
    }
  }

  @ParameterizedTest
  @EnumSource(BackupCompression.class)
  void a_file_that_was_cut_off_is_found(BackupCompression compression) throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(compression);
      Path file = backups.folder.file(backup);
      byte[] sound = Files.readAllBytes(file);
      for (int length : new int[] {0, 1, 3, 17, 99, 4096, sound.length / 2, sound.length - 1}) {
        Files.write(file, Arrays.copyOf(sound, length));

        Verification verification = backups.verify(backup);
        assertThat(verification.sound()).as("%d bytes", length).isFalse();
        assertThat(backups.folder.verified(backup.id(), verification).verified()).isFalse();
      }
      assertUnrestorable(backups, backup);
    }
  }

  @Test
  void a_checksum_that_differs_is_told_and_restores_nothing() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      Path json = backups.folder.root().resolve(backup.id() + ".json");
      Files.writeString(json, Files.readString(json).replace(backup.sha256(), "0".repeat(64)));

      Backup changed = backups.folder.find(backup.id()).orElseThrow();
      assertThat(backups.verify(changed).problem()).contains("checksum");
      assertUnrestorable(backups, changed);
    }
  }

  @Test
  void without_metadata_damage_is_found_all_the_same() throws Exception {
    BackupsTest.damage(folder.resolve("live.db"));
    try (TestBackups backups = TestBackups.in(folder)) {
      Files.createDirectory(backups.folder.root());
      Files.copy(
          backups.database, backups.folder.root().resolve("glossary_backup_20250101_000000.db"));

      Verification verification = backups.verify(backups.folder.list().get(0));

      assertThat(verification.problem()).contains("damaged");
    }
  }

  @Test
  void a_small_file_that_unpacks_to_a_huge_one_is_stopped_early() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Path bomb = foreign(backups);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 200; i++) {
          out.write(zeros);
        }
      }
      assertThat(backups.verify(backups.folder.list().get(0)).problem())
          .contains("no SQLite database");
    }
  }

  @Test
  void a_database_that_goes_on_behind_its_end_is_stopped_at_its_end() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      byte[] database = Files.readAllBytes(backups.database);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(foreign(backups)))) {
        out.write(database);
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
          out.write(zeros);
        }
      }
      Backup bomb = backups.folder.list().get(0);

      assertThat(backups.verify(bomb).problem())
          .isEqualTo("It unpacks to more than the " + database.length + " bytes that it has.");
    }
  }

  @Test
  void a_header_that_promises_more_than_the_disk_has_is_refused() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      byte[] database = Files.readAllBytes(backups.database);
      ByteBuffer.wrap(database).putInt(28, -2).putShort(16, (short) 1);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(foreign(backups)))) {
        out.write(database);
      }
      Backup bomb = backups.folder.list().get(0);

      assertThatThrownBy(() -> backups.verify(bomb))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("no room");
    }
  }

  @Test
  void bytes_after_the_end_are_noticed() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      for (BackupCompression compression : new BackupCompression[] {GZIP, ZSTD, NONE}) {
        Backup backup = backups.take(compression);
        Files.writeString(backups.folder.file(backup), "and more", StandardOpenOption.APPEND);

        assertThat(backups.verify(backup).sound()).isFalse();
      }
    }
  }

  @Test
  void a_foreign_copy_in_wal_mode_is_verified() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      TestBackups.sql(backups.database, "PRAGMA journal_mode = WAL");
      Files.createDirectory(backups.folder.root());
      Files.copy(
          backups.database, backups.folder.root().resolve("glossary_backup_20250101_000000.db"));

      assertThat(backups.verify(backups.folder.list().get(0)).entries()).isEqualTo(400);
    }
  }

  private static Path foreign(TestBackups backups) throws Exception {
    return Files.createDirectories(backups.folder.root()).resolve(FOREIGN);
  }

  private void assertUnrestorable(TestBackups backups, Backup backup) throws Exception {
    String before = TestBackups.text(backups.database, "SELECT sum(id) FROM glossary_entries");
    assertThatThrownBy(() -> backups.restore(backup))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("cannot be trusted");
    assertThat(TestBackups.text(backups.database, "SELECT sum(id) FROM glossary_entries"))
        .isEqualTo(before);
    assertThat(backups.folder.list()).hasSize(1);
    assertThat(backups.files()).noneMatch(name -> name.startsWith(".glossary-work"));
  }
}
