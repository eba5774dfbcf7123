package glossary.sidecar.backup;

import static glossary.config.BackupCompression.GZIP;
import static glossary.config.BackupCompression.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.sidecar.glossary.HostProcess;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void a_live_database() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 10);
  }

  @Test
  void the_existing_servers_backups_are_listed_verified_and_restored() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Path root = Files.createDirectory(backups.folder.root());
      Path gz = root.resolve("glossary_backup_20251019_020000.db.gz");
      byte[] database = Files.readAllBytes(backups.database);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
        out.write(database);
      }
      Files.writeString(
          root.resolve("glossary_backup_20251019_020000.json"),
          "{\"timestamp\": \"2025-10-19T02:00:01.5\", \"checksum\": \"%s\", \"compressed\": true}"
              .formatted(sha256(database)));
      Files.write(root.resolve("glossary_backup_20251018_020000.db"), database);

      List<Backup> listed = backups.folder.list();

      assertThat(listed).extracting(Backup::foreign).containsExactly(true, true);
      assertThat(listed).extracting(Backup::verified).containsExactly(false, false);
      assertThat(listed.get(0).createdAt()).isEqualTo("2025-10-19T02:00:01.5Z");
      assertThat(listed.get(1).createdAt()).isEqualTo("2025-10-18T02:00:00Z");
      for (Backup backup : listed) {
        Verification verification = backups.verify(backup);
        assertThat(verification.problem()).isEmpty();
        Backup verified = backups.folder.verified(backup.id(), verification);
        assertThat(verified.verified()).isTrue();
        assertThat(verified.foreign()).isTrue();
        assertThat(backups.folder.find(backup.id())).contains(verified);
        TestBackups.sql(
            backups.database, "INSERT INTO document_types VALUES (1, 'a', '', '', '', '')");
        backups.restore(backup);
        assertThat(TestBackups.text(backups.database, "SELECT count(*) FROM document_types"))
            .isEqualTo("0");
      }
      assertThat(root.resolve("glossary_backup_20251019_020000.json"))
          .content()
          .contains("checksum");
    }
  }

  @Test
  void a_foreign_checksum_that_is_wrong_is_noticed() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Path root = Files.createDirectory(backups.folder.root());
      Files.copy(backups.database, root.resolve("glossary_backup_20251018_020000.db"));
      Files.writeString(
          root.resolve("glossary_backup_20251018_020000.db.json"),
          "{\"sha256\": \"" + "ab".repeat(32) + "\"}");

      assertThat(backups.verify(backups.folder.list().get(0)).problem()).contains("checksum");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../live",
        "..",
        ".",
        "",
        "/etc/passwd",
        "glossary_backup_20261124_020000/../../live.db",
        "glossary_backup_20261124_020000.json",
        ".glossary-backup.lock",
        "glossary_backup_99999999_999999",
        "glossary_backup_20261124_020000.db\0.gz"
      })
  void an_id_finds_a_backup_and_nothing_else(String id) throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);

      assertThat(backups.folder.find(id)).isEmpty();
      assertThatThrownBy(() -> backups.folder.pin(id, true)).isInstanceOf(BackupException.class);
      backups.folder.delete(id);
      assertThat(backups.folder.find(backup.id())).isPresent();
      assertThat(backups.folder.find(backup.filename())).isPresent();
      assertThat(backups.database).exists();
    }
  }

  @Test
  void a_link_is_no_backup() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Path root = Files.createDirectory(backups.folder.root());
      Files.createSymbolicLink(
          root.resolve("glossary_backup_20251018_020000.db"), backups.database);

      assertThat(backups.folder.list()).isEmpty();
    }
  }

  @Test
  void what_is_noted_stays_noted() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      Instant proven = Instant.parse("2026-11-24T03:30:00Z");

      backups.folder.pin(backup.id(), true);
      Backup noted = backups.folder.proven(backup.id(), proven);

      assertThat(noted.pinned()).isTrue();
      assertThat(noted.provenAt()).contains(proven);
      assertThat(noted.verified()).isTrue();
      assertThat(new BackupFolder(backups.folder.root()).list()).containsExactly(noted);
      assertThat(backups.folder.pin(backup.id(), false).pinned()).isFalse();
      assertThat(backups.files()).hasSize(2);
    }
  }

  @Test
  void deleting_takes_the_backup_and_its_metadata_only() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup first = backups.take(GZIP);
      Backup second = backups.take(NONE);
      Files.writeString(backups.folder.root().resolve("notes.txt"), "mine");

      backups.folder.delete(first.id());
      backups.folder.delete(first.id());

      assertThat(backups.files())
          .containsExactly(second.filename(), second.id() + ".json", "notes.txt");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"tool\": \"glossary-sidecar\", \"filename\": 7, \"tables\": [[[[[[]]]]]], \"entries\": {}}",
        "{\"tool\": \"glossary-sidecar\", \"filename\": \"glossary_backup_20261124_020000.db.gz\","
            + " \"created_at\": 5, \"tables\": {\"a\": \"b\"}, \"size_bytes\": 1e999,"
            + " \"warnings\": [null, {}], \"proven_at\": \"never\", \"sha256\": \"../x\"}"
      })
  void a_backup_whose_metadata_is_missing_or_damaged_is_listed_and_verified(String metadata)
      throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      Path file = backups.folder.root().resolve(backup.id() + ".json");
      Files.delete(file);
      if (!metadata.isEmpty()) {
        Files.writeString(file, metadata);
      }

      Backup listed = backups.folder.find(backup.id()).orElseThrow();

      assertThat(listed.verified()).isFalse();
      assertThat(listed.integrity()).isEqualTo("pending");
      Verification verification = backups.verify(listed);
      assertThat(verification.problem()).isEmpty();
      assertThat(backups.folder.verified(backup.id(), verification).entries()).isEqualTo(10);
    }
  }

  @Test
  void what_a_dead_run_left_goes_and_what_is_unknown_stays() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);
      Path root = backups.folder.root();
      Path dead = Files.createDirectory(root.resolve(".glossary-work-1"));
      Files.writeString(dead.resolve("snapshot"), "half of it");
      Files.writeString(dead.resolve("lock"), "");
      Files.createDirectory(root.resolve(".glossary-work-2"));
      Files.copy(
          root.resolve(backup.id() + ".json"),
          root.resolve("glossary_backup_20200101_000000.json"));
      Path orphan = root.resolve("glossary_backup_20200101_000000.json");
      Files.writeString(
          orphan, Files.readString(orphan).replace("20261124_020000", "20200101_000000"));
      Files.writeString(
          root.resolve("glossary_backup_20190101_000000.json"), "{\"not\": \"ours\"}");
      Files.writeString(root.resolve("glossary_backup_20190101_000000.db.gz.partial"), "?");

      try (WorkFolder alive = backups.folder.work()) {
        Files.writeString(alive.file("unpacked"), "in use");
        backups.take(GZIP);
        assertThat(alive.file("unpacked")).exists();
      }

      assertThat(backups.files())
          .containsExactly(
              "glossary_backup_20190101_000000.db.gz.partial",
              "glossary_backup_20190101_000000.json",
              "glossary_backup_20261124_020000.db.gz",
              "glossary_backup_20261124_020000.json",
              "glossary_backup_20261124_020001.db.gz",
              "glossary_backup_20261124_020001.json");
    }
  }

  @Test
  void a_folder_that_may_not_be_written_to_is_named() throws Exception {
    assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write everywhere");
    try (TestBackups backups = TestBackups.in(folder)) {
      Files.createDirectory(
          backups.folder.root(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));

      assertThatThrownBy(() -> backups.take(GZIP))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("BACKUP_DIR");
    }
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_named() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      Files.writeString(backups.folder.root(), "a file");

      assertThat(backups.folder.list()).isEmpty();
      assertThatThrownBy(() -> backups.take(GZIP))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("BACKUP_DIR");
    }
  }

  private static String sha256(byte[] bytes) {
    MessageDigest digest = Digests.sha256();
    digest.update(bytes);
    return Digests.hex(digest);
  }
}
