package glossary.sidecar.backup;

import static glossary.config.BackupCompression.GZIP;
import static glossary.config.BackupCompression.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.HostProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed at a random moment, some of each kind; {@code examples/soak/backups} has
 * hundreds.
 */
class KilledRunTest {
  private static final int KILLS = Integer.getInteger("glossary.test.kills", 5);
  private static final String STATE =
      "SELECT count(*) || ' ' || (SELECT count(*) FROM document_types) || ' '"
          + " || (SELECT count(*) FROM sqlite_schema) FROM glossary_entries";
  private static final String EMPTY_DOCUMENT_TYPES =
      "INSERT OR IGNORE INTO document_types VALUES (1, 'a', '', '', '', '')";

  @TempDir Path folder;
  private final Random random = new Random();

  @Test
  void a_killed_backup_leaves_nothing_that_passes_for_one() throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 8000);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup first = backups.take(GZIP);
      for (int i = 0; i < 2 * KILLS; i++) {
        killAtRandom(2, "backup");

        for (Backup left : backups.folder.list()) {
          assertThat(backups.verify(left).problem()).isEmpty();
          assertThat(left.verified()).isTrue();
        }
        assertThat(backups.folder.list()).contains(first);
        Backup next = backups.take(GZIP);
        assertThat(backups.files()).noneMatch(name -> name.startsWith(".glossary-work"));
        assertPairs(backups);
        backups.folder.delete(next.id());
      }
    }
  }

  @Test
  void a_killed_restore_leaves_the_database_as_it_was_or_as_it_should_be() throws Exception {
    for (String mode : List.of("DELETE", "WAL")) {
      Path place = folder.resolve(mode);
      assertThat(place.toFile().mkdir()).isTrue();
      HostProcess.leaves(place.resolve("live.db"), 8000);
      TestBackups.sql(place.resolve("live.db"), "PRAGMA journal_mode = " + mode);
      try (TestBackups backups = TestBackups.in(place)) {
        Backup backup = backups.take(GZIP);
        String restored = TestBackups.text(backups.database, STATE);
        TestBackups.sql(backups.database, EMPTY_DOCUMENT_TYPES);
        String before = TestBackups.text(backups.database, STATE);
        for (int i = 0; i < KILLS; i++) {
          TestBackups.sql(backups.database, EMPTY_DOCUMENT_TYPES);
          killAtRandom(place, 2, backup.id());

          assertThat(TestBackups.text(backups.database, STATE)).isIn(Set.of(before, restored));
          TestBackups.assertSound(backups.database);
          assertThat(backups.verify(backup).problem()).isEmpty();
        }
        assertThat(backups.restore(backup).emergency()).isPresent();
        assertThat(TestBackups.text(backups.database, STATE)).isEqualTo(restored);
        assertThat(backups.files()).noneMatch(name -> name.startsWith(".glossary-work"));
      }
    }
  }

  @Test
  void a_killed_prune_has_deleted_nothing_that_was_to_stay_and_the_next_one_ends_its_work()
      throws Exception {
    HostProcess.leaves(folder.resolve("live.db"), 20);
    try (TestBackups backups = TestBackups.in(folder)) {
      Backup newest = backups.take(GZIP);
      for (int i = 0; i < KILLS; i++) {
        for (int hours = 1; hours <= 25; hours++) {
          Clock earlier = Clock.fixed(TestBackups.NOW.minusSeconds(3600L * hours), ZoneOffset.UTC);
          new Backups(backups.live, backups.folder, new BackupOptions(NONE, true), earlier)
              .take(BackupReason.SCHEDULED, BackupProgress.NONE);
        }
        killAtRandom(folder, 1, "prune", 30_000);

        assertThat(backups.folder.list()).contains(newest);
        for (Backup left : backups.folder.list()) {
          assertThat(backups.verify(left).problem()).isEmpty();
        }
        KilledMain.onlyTheNewest(backups.folder).run(false);
        assertThat(backups.folder.list()).containsExactly(newest);
      }
      backups.folder.delete(backups.take(GZIP).id());
      assertPairs(backups);
    }
  }

  private void killAtRandom(int rounds, String what) throws Exception {
    killAtRandom(folder, rounds, what);
  }

  private void killAtRandom(Path place, int rounds, String what) throws Exception {
    killAtRandom(place, rounds, what, 400_000);
  }

  /** Somewhere within its first rounds, after it has told that it begins. */
  private void killAtRandom(Path place, int rounds, String what, int mostMicros) throws Exception {
    try (Child child = Child.start(KilledMain.class, place, what)) {
      assertThat(child.line()).isEqualTo("ok");
      for (int i = random.nextInt(rounds); i > 0; i--) {
        assertThat(child.line()).isNotNull();
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(mostMicros)));
      child.kill();
    }
  }

  /** Every backup has metadata, and every metadata file a backup. */
  private static void assertPairs(TestBackups backups) throws Exception {
    List<String> files = backups.files();
    List<String> stems = backups.folder.list().stream().map(Backup::id).sorted().toList();
    assertThat(files).hasSize(2 * stems.size());
    assertThat(files)
        .filteredOn(name -> name.endsWith(".json"))
        .containsExactlyElementsOf(stems.stream().map(stem -> stem + ".json").toList());
  }
}
