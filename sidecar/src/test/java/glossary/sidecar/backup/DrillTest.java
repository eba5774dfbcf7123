package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.search.SearchTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillTest {
  @TempDir private Path root;
  private BackedUpHost host;

  @BeforeEach
  void open() throws Exception {
    host = new BackedUpHost(root);
  }

  @AfterEach
  void close() throws Exception {
    assertThat(host.files()).allMatch(name -> name.startsWith("glossary_backup_"));
    host.close();
  }

  @Test
  void the_newest_backup_is_restored_indexed_and_searched_and_that_is_noted() throws Exception {
    host.take();
    host.clock.forward(Duration.ofHours(1));
    Backup newest = host.take();
    host.database.terms(11, 20);
    host.clock.forward(Duration.ofHours(1));
    Set<Stage> stages = EnumSet.noneOf(Stage.class);

    Proof proof = drill(realSearch()).run((stage, fraction) -> stages.add(stage), () -> true);

    assertThat(proof.backup().id()).isEqualTo(newest.id());
    assertThat(proof.entries()).isEqualTo(10);
    assertThat(proof.searched()).isEqualTo(10);
    assertThat(host.folder.find(newest.id()).orElseThrow().provenAt())
        .contains(host.clock.instant());
    assertThat(stages)
        .containsExactly(Stage.CHECKING, Stage.READING_BACK, Stage.SEARCHING, Stage.DONE);
  }

  @Test
  void a_damaged_backup_is_not_proven_and_the_next_drill_takes_another() throws Exception {
    Backup older = host.take();
    host.clock.forward(Duration.ofHours(1));
    Backup damaged = host.take();
    flipOneBit(host.file(damaged));

    assertThatThrownBy(() -> drill(realSearch()).run(BackupProgress.NONE, () -> true))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(damaged.filename());

    assertThat(host.folder.find(damaged.id()).orElseThrow().verified()).isFalse();
    assertThat(drill(realSearch()).run(BackupProgress.NONE, () -> true).backup().id())
        .isEqualTo(older.id());
  }

  @Test
  void other_numbers_of_rows_than_the_metadata_has_are_no_proof() throws Exception {
    Backup backup = host.take();
    Path metadata = host.folder.root().resolve(backup.id() + ".json");
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replaceFirst("\"glossary_entries\" : 10", "\"glossary_entries\" : 11"));

    assertThatThrownBy(() -> drill(realSearch()).run(BackupProgress.NONE, () -> true))
        .hasMessageContaining("other numbers of rows");
    assertThat(host.folder.find(backup.id()).orElseThrow().provenAt()).isEmpty();
  }

  @Test
  void a_search_that_fails_is_no_proof() throws Exception {
    Backup backup = host.take();

    assertThatThrownBy(
            () ->
                drill(
                        (database, work, progress) -> {
                          Files.createDirectories(work.resolve("deep"));
                          Files.writeString(work.resolve("deep/left"), "x");
                          throw new IOException("Entry 3 is not found by its term.");
                        })
                    .run(BackupProgress.NONE, () -> true))
        .hasMessage("Entry 3 is not found by its term.");
    assertThat(host.folder.find(backup.id()).orElseThrow().provenAt()).isEmpty();
  }

  @Test
  void it_is_given_up_when_told_to() throws Exception {
    host.take();

    assertThatThrownBy(() -> drill(realSearch()).run(BackupProgress.NONE, () -> false))
        .hasMessageContaining("given up");
  }

  @Test
  void what_a_killed_drill_has_left_goes_with_the_next_backup() throws Exception {
    Path left =
        Files.createDirectories(host.folder.root().resolve(".glossary-work-x/unpacked.index"));
    Files.writeString(left.resolve("segments_1"), "x");
    Files.writeString(left.resolveSibling("lock"), "");

    host.take();

    assertThat(left.getParent()).doesNotExist();
  }

  @Test
  void another_programs_backup_is_verified_on_the_way() throws Exception {
    Path theirs = host.folder.root().resolve("glossary_backup_20261101_020000.db");
    Files.createDirectories(theirs.getParent());
    host.database.does("VACUUM INTO '" + theirs + "'");

    Proof proof = drill(realSearch()).run(BackupProgress.NONE, () -> true);

    assertThat(proof.backup().foreign()).isTrue();
    assertThat(proof.backup().verified()).isTrue();
    assertThat(proof.backup().provenAt()).contains(host.clock.instant());
  }

  @Test
  void without_a_backup_there_is_a_sentence() throws Exception {
    Files.createDirectories(host.folder.root());

    assertThatThrownBy(() -> drill(realSearch()).run(BackupProgress.NONE, () -> true))
        .hasMessage("There is no backup to prove yet. Take one first.");
  }

  private Drill drill(TrialSearch search) {
    return new Drill(host.folder, host.verifier, search, host.clock);
  }

  private static TrialSearch realSearch() {
    SearchTrial trial = new SearchTrial(Optional.empty());
    return (database, work, progress) -> {
      SearchTrial.Outcome outcome = trial.run(database, work, progress);
      return new TrialSearch.Outcome(outcome.entries(), outcome.searched());
    };
  }

  private static void flipOneBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
