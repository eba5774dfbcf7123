package glossary.sidecar.backup;

import static glossary.config.BackupCompression.GZIP;
import static glossary.config.BackupCompression.NONE;
import static glossary.config.BackupCompression.ZSTD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glossary.config.BackupCompression;
import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(BackupCompression.class)
  void a_backup_holds_what_was_committed_and_says_so(BackupCompression compression)
      throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 300);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(compression);

      assertThat(backup.id()).isEqualTo("glossary_backup_20261124_020000");
      assertThat(backup.filename())
          .isEqualTo(
              backup.id()
                  + switch (compression) {
                    case GZIP -> ".db.gz";
                    case ZSTD -> ".db.zst";
                    case NONE -> ".db";
                  });
      assertThat(backup.verified()).isTrue();
      assertThat(backup.integrity()).isEqualTo("ok");
      assertThat(backup.entries()).isEqualTo(300);
      assertThat(backup.tables()).containsEntry("glossary_entries", 300L);
      assertThat(backup.sizeBytes()).isEqualTo(Files.size(backups.folder.file(backup)));
      assertThat(backups.verify(backup).problem()).isEmpty();
      assertThat(backups.folder.list()).containsExactly(backup);
      assertThat(backups.folder.find(backup.id())).contains(backup);
      assertThat(backups.files()).containsExactly(backup.filename(), backup.id() + ".json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL", "TRUNCATE"})
  void every_journal_mode_gives_a_copy_in_one_file(String mode) throws Exception {
    try (HostProcess host = HostProcess.on(folder.resolve("live.db"))) {
      host.does("PRAGMA journal_mode = " + mode);
      host.does("schema");
      host.does("rows 50");
      try (TestBackups backups = TestBackups.in(folder)) {
        Path copy = backups.folder.file(backups.take(NONE));

        byte[] header = Files.readAllBytes(copy);
        assertThat(header[18]).isEqualTo((byte) 1);
        assertThat(header[19]).isEqualTo((byte) 1);
        assertThat(TestBackups.entries(copy)).isEqualTo(50);
        assertThat(TestBackups.text(backups.database, "PRAGMA journal_mode"))
            .isEqualToIgnoringCase(mode.equals("WAL") ? "wal" : "delete");
      }
    }
  }

  @Test
  void a_broken_full_text_index_is_reported_and_no_obstacle() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 20);
    TestBackups.sql(
        folder.resolve("live.db"),
        "CREATE VIRTUAL TABLE broken USING fts5(term, definition_text,"
            + " content='glossary_entries', content_rowid='id')",
        "CREATE VIRTUAL TABLE sound USING fts5(term)",
        "INSERT INTO sound(term) VALUES ('valve')",
        "CREATE VIRTUAL TABLE damaged USING fts5(term)",
        "INSERT INTO damaged(term) VALUES ('valve')",
        "UPDATE damaged_content SET c0 = 'another'",
        "INSERT INTO term_relationships VALUES (1, 1, 9999, 'synonym', 0.5, NULL, NULL, NULL,"
            + " 'pending', '', '')");
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);

      assertThat(backup.integrity()).isEqualTo("ok");
      assertThat(backup.warnings())
          .hasSize(4)
          .anyMatch(warning -> warning.contains("index glossary_fts"))
          .anyMatch(warning -> warning.contains("index broken"))
          .anyMatch(warning -> warning.contains("index damaged"))
          .anyMatch(warning -> warning.startsWith("1 row refers"));
      assertThat(backups.verify(backup).sound()).isTrue();
      assertThat(backups.folder.find(backup.id()).orElseThrow().warnings())
          .isEqualTo(backup.warnings());
    }
  }

  @Test
  void two_within_one_second_get_different_names() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 1);
    try (TestBackups backups = TestBackups.in(folder)) {
      assertThat(List.of(backups.take(NONE).id(), backups.take(GZIP).id(), backups.take(NONE).id()))
          .containsExactly(
              "glossary_backup_20261124_020000",
              "glossary_backup_20261124_020001",
              "glossary_backup_20261124_020002");
      assertThat(backups.folder.list()).hasSize(3).allMatch(Backup::verified);
    }
  }

  @Test
  void files_are_for_this_user_alone() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 1);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);

      assertThat(mode(backups.folder.root())).isEqualTo("rwx------");
      assertThat(mode(backups.folder.file(backup))).isEqualTo("rw-------");
      assertThat(mode(backups.folder.root().resolve(backup.id() + ".json"))).isEqualTo("rw-------");
    }
  }

  @Test
  void names_with_any_characters_are_backed_up_and_restored() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("a 'b' \"c\" ü %41 #?&"));
    Path database = odd.resolve("my glossary'é?x=1.db");
    Path made = folder.resolve("made.db");
    HostProcess.leaves(made, 5);
    Files.move(made, database);
    try (TestBackups backups =
        new TestBackups(database, odd.resolve("back ups'"), DatabaseMode.AUTO)) {
      Backup backup = backups.take(GZIP);

      assertThat(backup.entries()).isEqualTo(5);
      assertThat(backups.restore(backup).emergency()).isPresent();
    }
  }

  @Test
  void an_attachment_that_is_read_only_is_backed_up() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 7);
    try (TestBackups backups =
        new TestBackups(
            folder.resolve("live.db"), folder.resolve("backups"), DatabaseMode.READ_ONLY)) {
      assertThat(backups.take(GZIP).entries()).isEqualTo(7);
    }
  }

  @Test
  void metadata_is_json_beside_the_file() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 3);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup backup = backups.take(GZIP);

      JsonNode json =
          new ObjectMapper()
              .readTree(backups.folder.root().resolve(backup.id() + ".json").toFile());
      assertThat(json.get("filename").asText()).isEqualTo(backup.filename());
      assertThat(json.get("created_at").asText()).isEqualTo("2026-11-24T02:00:00.250Z");
      assertThat(json.get("sha256").asText()).isEqualTo(sha256sum(backups.folder.file(backup)));
      assertThat(json.get("tables").get("glossary_entries").asLong()).isEqualTo(3);
      assertThat(json.get("verified").asBoolean()).isTrue();
    }
  }

  @Test
  void while_one_runs_another_is_refused() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 3);
    try (TestBackups backups = TestBackups.in(folder);
        Workers workers = new Workers()) {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch refused = new CountDownLatch(1);
      Future<Backup> first =
          workers
              .threads()
              .submit(
                  () ->
                      backups
                          .backups(GZIP)
                          .take(
                              BackupReason.SCHEDULED,
                              (stage, done) -> {
                                if (stage != Stage.PREPARING) {
                                  running.countDown();
                                  await(refused);
                                }
                              }));
      running.await();

      assertThatThrownBy(() -> backups.take(NONE)).isInstanceOf(BackupBusy.class);
      refused.countDown();
      assertThat(first.get().verified()).isTrue();
      assertThat(backups.take(GZIP).verified()).isTrue();
    }
  }

  @Test
  void a_missing_database_gives_no_backup_and_leaves_nothing() throws Exception {
    try (TestBackups backups = TestBackups.in(folder)) {
      assertThatThrownBy(() -> backups.take(GZIP)).isInstanceOf(IOException.class);

      assertThat(backups.files()).isEmpty();
      assertThat(Files.exists(backups.database)).isFalse();
    }
  }

  @Test
  void a_damaged_database_gives_no_backup() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 2000);
    damage(folder.resolve("live.db"));
    try (TestBackups backups = TestBackups.in(folder)) {
      assertThatThrownBy(() -> backups.take(GZIP))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is damaged");

      assertThat(backups.files()).isEmpty();
    }
  }

  @Test
  void progress_goes_through_the_stages_and_ends_with_done() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 500);
    List<Stage> stages = Collections.synchronizedList(new ArrayList<>());
    try (TestBackups backups = TestBackups.in(folder)) {
      backups
          .backups(ZSTD)
          .take(
              BackupReason.MANUAL,
              (stage, done) -> {
                assertThat(done).isBetween(0.0, 1.0);
                if (stages.isEmpty() || stages.get(stages.size() - 1) != stage) {
                  stages.add(stage);
                }
              });
    }
    assertThat(stages)
        .containsExactly(
            Stage.PREPARING, Stage.SNAPSHOT, Stage.CHECKING, Stage.READING_BACK, Stage.DONE);
  }

  /** Overwrites pages in the middle. */
  static void damage(Path database) throws IOException {
    byte[] bytes = Files.readAllBytes(database);
    for (int i = bytes.length / 3; i < bytes.length / 2; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(database, bytes);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String sha256sum(Path file) throws Exception {
    return new String(TestBackups.run("sha256sum", file.toString())).substring(0, 64);
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
