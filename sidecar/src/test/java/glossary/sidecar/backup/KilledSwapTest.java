package glossary.sidecar.backup;

import static glossary.config.BackupCompression.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restores that replace the live file as a whole and are killed meanwhile; {@code
 * examples/soak/backups} has hundreds.
 */
class KilledSwapTest {
  private static final int KILLS = Integer.getInteger("glossary.test.kills", 5);
  private static final int ENTRIES = 3000;
  private static final int MOST_MICROS = 25_000;

  @TempDir Path folder;
  private final Random random = new Random();
  private Path place;

  @BeforeEach
  void makeDatabase() throws Exception {
    place = Files.createDirectory(folder.resolve("place"));
    HostProcess.leaves(place.resolve("live.db"), ENTRIES);
  }

  @Test
  void a_damaged_file_is_whole_or_as_it_was_and_what_it_held_is_kept() throws Exception {
    Path spoilt = folder.resolve("spoilt");
    Files.writeString(spoilt, "no database at all, ".repeat(500));
    try (TestBackups backups = TestBackups.in(place)) {
      Backup backup = backups.take(NONE);
      int swapped = 0;
      for (int i = 0; i < KILLS; i++) {
        killWhileItSwaps(place, backup.id(), spoilt);

        if (Files.mismatch(backups.database, spoilt) >= 0) {
          assertWhole(backups.database);
          swapped++;
        }
        for (Path kept : setAside()) {
          assertThat(kept).hasSameBinaryContentAs(spoilt);
        }
      }
      assertThat(setAside()).hasSizeGreaterThanOrEqualTo(swapped);
      assertTheNextOneTidiesUp(backups, backup);
    }
  }

  @Test
  void a_missing_file_is_whole_or_still_missing() throws Exception {
    try (TestBackups backups = TestBackups.in(place)) {
      Backup backup = backups.take(NONE);
      for (int i = 0; i < KILLS; i++) {
        if (!Files.exists(backups.database)) {
          backups.restore(backup);
        }
        killWhileItSwaps(place, backup.id());

        if (Files.exists(backups.database)) {
          assertWhole(backups.database);
        }
      }
      Files.deleteIfExists(backups.database);
      assertTheNextOneTidiesUp(backups, backup);
    }
  }

  private void killWhileItSwaps(Object... arguments) throws Exception {
    try (Child child = Child.start(KilledSwapMain.class, arguments)) {
      assertThat(child.line()).isEqualTo("swaps");
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MICROS)));
      child.kill();
    }
  }

  private static void assertWhole(Path database) throws Exception {
    assertThat(TestBackups.entries(database)).isEqualTo(ENTRIES);
    TestBackups.assertSound(database);
  }

  private void assertTheNextOneTidiesUp(TestBackups backups, Backup backup) throws Exception {
    assertThat(backups.verify(backup).problem()).isEmpty();
    if (Files.exists(backups.database)) {
      Files.writeString(backups.database, "no database");
    }
    backups.restore(backup);
    assertWhole(backups.database);
    assertThat(TestBackups.names(place)).noneMatch(name -> name.startsWith(".glossary-"));
    assertThat(backups.files()).noneMatch(name -> name.startsWith(".glossary-work"));
  }

  private List<Path> setAside() throws IOException {
    return TestBackups.names(place)
        .filter(name -> name.contains(".before-restore-"))
        .map(place::resolve)
        .toList();
  }
}
