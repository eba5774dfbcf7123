package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.PackedSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor --fix} of the packed jar: killed at a random moment, and twice at once. */
class KilledFixIT {
  private static final int KILLS = Integer.getInteger("glossary.test.kills", 5);
  private static final int ROWS = 20_000;
  private static final String CONTENT =
      "SELECT count(*), sum(length(term) + length(definitions)), min(id), max(id), max(updated_at)"
          + " FROM glossary_entries; SELECT count(*) FROM glossary_fts_docsize; PRAGMA integrity_check";

  @TempDir Path folder;
  private Path database;

  @BeforeEach
  void a_database_of_the_host() throws Exception {
    assumeTrue(Command.exists("sqlite3"), "the program sqlite3");
    database = Files.createDirectories(folder.resolve("data")).resolve("glossary.db");
    HostProcess.leaves(database, ROWS);
  }

  @Test
  void a_killed_repair_leaves_the_database_sound_and_the_next_one_ends_its_work() throws Exception {
    Path before = folder.resolve("before.db");
    Files.copy(database, before);
    String content = sqlite(database, CONTENT);
    assertThat(content).endsWith("ok\n");
    Path journal = database.resolveSibling("glossary.db-journal");
    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      Files.copy(before, database, StandardCopyOption.REPLACE_EXISTING);
      Path backups = folder.resolve("backups");
      long known = count(backups, ".db.gz");
      try (PackedSidecar fix = start()) {
        if (i % 2 == 0) {
          fix.await("its transaction", () -> Files.exists(journal));
        } else {
          fix.await("a backup", () -> count(backups, ".db.gz") > known);
          TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
        }
        fix.kill();
      } catch (AssertionError ended) {
        assertThat(ended).hasMessageContaining("fixed");
      }

      assertThat(sqlite(database, CONTENT)).isEqualTo(content);
      assertThat(Command.run(folder, "sqlite3", database.toString(), ".schema glossary_fts").text())
          .contains("CREATE VIRTUAL TABLE glossary_fts");
    }
    assertThat(start().exitCode()).isZero();
    assertThat(sqlite(database, CONTENT)).isEqualTo(content);
    sqlite(database, "UPDATE glossary_entries SET term = 'edited' WHERE id = 1");
    assertThat(folder.resolve("data/sidecar/doctor")).isDirectoryContaining("glob:**/lock");
    assertThat(folder.resolve("data/sidecar/doctor/copy.db")).doesNotExist();
  }

  @Test
  void of_two_repairs_at_once_one_mends_and_the_other_says_try_again_or_finds_it_done()
      throws Exception {
    List<PackedSidecar> both = List.of(start(), start());

    for (PackedSidecar one : both) {
      assertThat(one.exitCode()).as(one.out() + one.err()).isIn(0, ExitCode.TRY_AGAIN);
    }
    assertThat(start().exitCode()).isZero();
    assertThat(sqlite(database, "PRAGMA integrity_check")).isEqualTo("ok\n");
    sqlite(database, "UPDATE glossary_entries SET term = 'edited' WHERE id = 1");
  }

  private PackedSidecar start() throws Exception {
    return PackedSidecar.start(
        folder,
        Map.of(),
        "doctor",
        "--fix",
        "--yes",
        "--set",
        "SIDECAR_PORT=0",
        "--set",
        "METRICS_PORT=0");
  }

  private static long count(Path folder, String suffix) {
    String[] names = folder.toFile().list((in, name) -> name.endsWith(suffix));
    return names == null ? 0 : names.length;
  }

  /** By the program sqlite3, which knows nothing of the sidecar. */
  private String sqlite(Path file, String sql) throws Exception {
    Command run = Command.run(folder, "sqlite3", "-bail", file.toString(), sql);
    assertThat(run.exitCode()).as(run.text()).isZero();
    return run.text();
  }
}
