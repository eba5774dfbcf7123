package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  @TempDir private Path root;
  private BackedUpHost host;
  private boolean latestFailed;

  @BeforeEach
  void take() throws Exception {
    host = new BackedUpHost(root);
    for (int day = 0; day < 4; day++) {
      host.take();
      host.clock.forward(Duration.ofDays(1));
    }
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void a_dry_run_gives_the_reasons_and_deletes_nothing() throws Exception {
    Pruned pruned = pruning(2).run(true);

    assertThat(pruned.dryRun()).isTrue();
    assertThat(pruned.verdicts())
        .extracting(Verdict::kept)
        .containsExactly(true, true, false, false);
    assertThat(pruned.verdicts().get(3).reason()).isEqualTo("No rule keeps it.");
    assertThat(pruned.deleted()).isEmpty();
    assertThat(host.ids()).hasSize(4);
  }

  @Test
  void what_no_rule_keeps_goes_with_its_metadata_and_unknown_files_stay() throws Exception {
    Path notes = Files.writeString(host.folder.root().resolve("notes.txt"), "x");
    Path alike = Files.writeString(host.folder.root().resolve("glossary_backup_old.db.gz"), "x");

    Pruned pruned = pruning(2).run(false);

    assertThat(pruned.deleted())
        .containsExactly("glossary_backup_20261125_000000", "glossary_backup_20261124_000000");
    assertThat(pruned.freedBytes()).isPositive();
    assertThat(host.files())
        .containsExactly(
            "glossary_backup_20261126_000000.db.gz",
            "glossary_backup_20261126_000000.json",
            "glossary_backup_20261127_000000.db.gz",
            "glossary_backup_20261127_000000.json",
            "glossary_backup_old.db.gz",
            "notes.txt");
    assertThat(notes).hasContent("x");
    assertThat(alike).hasContent("x");
    assertThat(pruning(2).run(false).deleted()).isEmpty();
  }

  @Test
  void a_pinned_one_stays() throws Exception {
    host.folder.pin("glossary_backup_20261124_000000", true);

    pruning(1).run(false);

    assertThat(host.ids())
        .containsExactly("glossary_backup_20261127_000000", "glossary_backup_20261124_000000");
  }

  @Test
  void nothing_goes_while_the_latest_backup_failed_or_the_clock_is_behind() throws Exception {
    latestFailed = true;
    assertThat(pruning(1).run(false).deleted()).isEmpty();
    latestFailed = false;
    host.clock.set("2026-11-26T12:00:00Z");
    assertThat(pruning(1).run(false).deleted()).isEmpty();
    host.clock.set("2026-11-27T00:00:00Z");
    assertThat(pruning(1).run(false).deleted()).hasSize(3);
  }

  @Test
  void an_empty_or_missing_folder_is_fine() throws Exception {
    Pruning none =
        new Pruning(
            new BackupFolder(root.resolve("none")),
            BackedUpHost.keepLast(1),
            () -> false,
            host.clock);

    assertThat(none.run(false).verdicts()).isEmpty();
  }

  private Pruning pruning(int last) {
    return new Pruning(host.folder, BackedUpHost.keepLast(last), () -> latestFailed, host.clock);
  }
}
