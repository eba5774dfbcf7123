package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRunnerTest {
  private static final String NEVER = "0 0 30 2 *";

  @TempDir private Path root;
  private BackedUpHost host;

  @BeforeEach
  void open() throws Exception {
    host = new BackedUpHost(root);
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void a_backup_is_taken_when_it_is_due_and_once() throws Exception {
    BackupRuns runs = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan("0 2 * * *", NEVER), runs);

    runner.look();
    assertThat(runs.status().count()).isZero();
    assertThat(runs.status().nextRun()).contains(Instant.parse("2026-11-24T02:00:00Z"));
    host.clock.set("2026-11-24T02:00:10Z");
    runner.look();
    runner.look();

    BackupStatus status = runs.status();
    assertThat(status.count()).isEqualTo(1);
    assertThat(status.lastSuccess()).contains(Instant.parse("2026-11-24T02:00:10Z"));
    assertThat(status.nextRun()).contains(Instant.parse("2026-11-25T02:00:00Z"));
    assertThat(status.newestSizeBytes()).isPositive();
    assertThat(status.newestDuration()).isPositive();
    assertThat(status.failing()).isFalse();
    assertThat(host.folder.list().get(0).reason()).isEqualTo(BackupReason.SCHEDULED);
  }

  @Test
  void runs_that_were_missed_while_it_was_off_are_made_good_by_one() throws Exception {
    host.runner(BackedUpHost.plan("0 2 * * *", NEVER), host.runs()).look();
    host.clock.set("2026-11-28T12:00:00Z");

    BackupRuns after = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan("0 2 * * *", NEVER), after);
    runner.look();
    runner.look();

    assertThat(after.status().count()).isEqualTo(1);
    assertThat(after.status().nextRun()).contains(Instant.parse("2026-11-29T02:00:00Z"));
  }

  @Test
  void a_restart_takes_no_second_backup_for_the_same_time() throws Exception {
    host.runner(BackedUpHost.plan("0 2 * * *", NEVER), host.runs()).look();
    host.clock.set("2026-11-24T02:00:10Z");
    host.runner(BackedUpHost.plan("0 2 * * *", NEVER), host.runs()).look();
    host.clock.set("2026-11-24T02:05:00Z");
    host.runner(BackedUpHost.plan("0 2 * * *", NEVER), host.runs()).look();

    assertThat(host.ids()).hasSize(1);
  }

  @Test
  void a_failure_is_told_tried_again_and_forgiven_when_a_backup_succeeds() throws Exception {
    BackupRuns runs = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan("0 2 * * *", NEVER), runs);
    host.loseDatabase(true);
    host.clock.set("2026-11-24T02:00:00Z");
    runner.look();

    BackupStatus failed = runs.status();
    assertThat(failed.failing()).isTrue();
    assertThat(failed.lastFailure().orElseThrow().sentence()).contains("host.db");
    assertThat(failed.lastAttempt()).contains(host.clock.instant());
    assertThat(failed.lastSuccess()).isEmpty();
    assertThat(failed.nextRun()).contains(Instant.parse("2026-11-24T02:01:00Z"));
    assertThat(host.runs().status().failing()).as("after a restart").isTrue();

    host.loseDatabase(false);
    host.clock.set("2026-11-24T02:01:00Z");
    runner.look();

    assertThat(runs.status().failing()).isFalse();
    assertThat(runs.status().lastFailure()).as("still told").isPresent();
    assertThat(runs.status().count()).isEqualTo(1);
    assertThat(host.files()).noneMatch(name -> name.startsWith(".glossary-work"));
  }

  @Test
  void failures_end_in_the_next_regular_time_and_nothing_old_is_deleted_meanwhile()
      throws Exception {
    host.take();
    host.clock.forward(Duration.ofMinutes(1));
    host.take();
    BackupRuns runs = host.runs(BackedUpHost.keepLast(1));
    BackupRunner runner = host.runner(BackedUpHost.plan("0 2 * * *", NEVER), runs);
    host.loseDatabase(true);
    host.clock.set("2026-11-24T02:00:00Z");

    for (int i = 0; i < 6; i++) {
      runner.look();
      assertThat(runs.prune(false).deleted()).isEmpty();
      host.clock.set(runs.status().nextRun().orElseThrow().toString());
    }

    assertThat(host.clock.instant()).isEqualTo("2026-11-25T02:00:00Z");
    host.loseDatabase(false);
    runner.look();
    assertThat(host.ids()).containsExactly("glossary_backup_20261125_020000");
  }

  @Test
  void an_unchanged_database_is_skipped_if_told_so_and_counts_as_backed_up() throws Exception {
    BackupRuns runs = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan("0 * * * *", NEVER, true), runs);

    host.clock.set("2026-11-24T01:00:00Z");
    runner.look();
    host.clock.set("2026-11-24T02:00:00Z");
    runner.look();
    assertThat(runs.status().count()).isEqualTo(1);
    assertThat(runs.status().lastSuccess()).contains(host.clock.instant());

    host.database.terms(11, 11);
    host.clock.set("2026-11-24T03:00:00Z");
    runner.look();
    assertThat(runs.status().count()).isEqualTo(2);

    host.folder.delete(host.ids().get(0));
    host.clock.set("2026-11-24T04:00:00Z");
    runner.look();
    assertThat(runs.status().count()).as("a lost backup is taken again").isEqualTo(2);
  }

  @Test
  void old_backups_go_after_a_good_one() throws Exception {
    BackupRuns runs = host.runs(BackedUpHost.keepLast(2));
    BackupRunner runner = host.runner(BackedUpHost.plan("0 * * * *", NEVER), runs);

    for (int hour = 1; hour < 5; hour++) {
      host.clock.set("2026-11-24T0" + hour + ":00:00Z");
      runner.look();
    }

    assertThat(host.ids())
        .containsExactly("glossary_backup_20261124_040000", "glossary_backup_20261124_030000");
  }

  @Test
  void a_drill_runs_by_its_own_schedule() throws Exception {
    BackupRuns runs = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan("0 2 * * *", "30 3 * * *"), runs);

    host.clock.set("2026-11-24T02:00:00Z");
    runner.look();
    assertThat(runs.status().lastProof()).isEmpty();
    assertThat(runs.status().nextDrill()).contains(Instant.parse("2026-11-24T03:30:00Z"));
    host.clock.set("2026-11-24T03:30:00Z");
    runner.look();

    assertThat(runs.status().lastProof()).contains(host.clock.instant());
    assertThat(runs.status().drillFailing()).isFalse();
    assertThat(runs.status().nextDrill()).contains(Instant.parse("2026-11-25T03:30:00Z"));
  }

  @Test
  void a_drill_that_fails_is_told_and_tried_again() throws Exception {
    BackupRuns runs = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan(NEVER, "30 3 * * *"), runs);
    host.take();
    host.trial =
        (database, work, progress) -> {
          throw new IOException("Entry 3 is not found by its term.");
        };
    host.clock.set("2026-11-24T03:30:00Z");
    runner.look();

    assertThat(runs.status().drillFailing()).isTrue();
    assertThat(runs.status().lastDrillFailure().orElseThrow().sentence())
        .isEqualTo("Entry 3 is not found by its term.");
    assertThat(runs.status().failing()).as("the backup itself").isFalse();

    host.trial = BackedUpHost.FINDS_ALL;
    host.clock.set("2026-11-24T03:31:00Z");
    runner.look();
    assertThat(runs.status().drillFailing()).isFalse();
  }

  @Test
  void a_drill_without_a_backup_is_no_failure() throws Exception {
    BackupRuns runs = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan(NEVER, "30 3 * * *"), runs);
    host.clock.set("2026-11-24T03:30:00Z");

    runner.look();

    assertThat(runs.status().drillFailing()).isFalse();
    assertThat(runs.status().nextDrill()).contains(Instant.parse("2026-11-25T03:30:00Z"));
  }

  @Test
  void another_run_is_waited_for_and_told_only_if_it_does_not_end() throws Exception {
    BackupRuns runs = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan("0 2 * * *", NEVER), runs);
    host.clock.set("2026-11-24T02:00:00Z");
    try (BackupRun other = host.folder.startRun()) {
      assertThatThrownBy(() -> runs.take(BackupReason.MANUAL, BackupProgress.NONE))
          .isInstanceOf(BackupBusy.class);
      for (int i = 0; i < 5; i++) {
        runner.look();
        assertThat(runs.status().failing()).isFalse();
        host.clock.set(runs.status().nextRun().orElseThrow().toString());
      }
      runner.look();
      assertThat(runs.status().failing()).isTrue();
      assertThat(runs.status().lastFailure().orElseThrow().sentence()).contains("is running");
      assertThat(other).isNotNull();
    }
  }

  @Test
  void a_clock_that_goes_back_does_not_stop_the_backups() throws Exception {
    host.clock.set("2036-01-01T00:00:00Z");
    host.runner(BackedUpHost.plan("0 2 * * *", NEVER), host.runs()).look();
    host.clock.set("2026-11-24T00:00:00Z");

    BackupRunner runner = host.runner(BackedUpHost.plan("0 2 * * *", NEVER), host.runs());
    runner.look();
    host.clock.set("2026-11-24T02:00:00Z");
    runner.look();

    assertThat(host.ids()).hasSize(1);
  }

  @Test
  void nothing_runs_when_it_is_disabled() throws Exception {
    BackupPlan plan = BackedUpHost.plan("* * * * *", "* * * * *");
    BackupRuns runs = host.runs();
    BackupRunner runner =
        host.runner(
            new BackupPlan(false, plan.backups(), plan.drills(), plan.zone(), plan.jitter(), false),
            runs);
    host.clock.forward(Duration.ofDays(1));

    runner.look();

    assertThat(runs.status().count()).isZero();
    assertThat(runs.status().enabled()).isFalse();
    assertThat(runs.status().nextRun()).isEmpty();
  }

  @Test
  void backups_that_others_took_or_deleted_show_in_the_status() throws Exception {
    BackupRuns runs = host.runs();
    BackupRunner runner = host.runner(BackedUpHost.plan("0 2 * * *", NEVER), runs);
    Backup other = host.take();
    runner.look();
    assertThat(runs.status().count()).isEqualTo(1);
    assertThat(runs.status().lastSuccess()).contains(other.createdAt());

    host.folder.delete(other.id());
    runner.look();
    assertThat(runs.status().count()).isZero();
    assertThat(runs.status().lastSuccess()).isEmpty();
  }

  @Test
  void a_folder_that_cannot_be_read_is_told() throws Exception {
    BackupRuns runs = host.runs();
    assertThat(runs.status().folderProblem()).isEmpty();
    Files.createDirectories(host.folder.root());
    Files.delete(host.folder.root());
    Files.createSymbolicLink(host.folder.root(), host.folder.root());

    runs.refresh();

    assertThat(runs.status().folderProblem()).startsWith("BACKUP_DIR cannot be read");
  }

  @Test
  void its_thread_runs_what_is_due_and_ends_when_closed() throws Exception {
    CountDownLatch proven = new CountDownLatch(1);
    host.take();
    host.trial =
        (database, work, progress) -> {
          proven.countDown();
          while (progress.test(0.5)) {
            Thread.onSpinWait();
          }
          throw new IOException("given up");
        };
    BackupRuns runs = host.runs();
    host.runner(BackedUpHost.plan(NEVER, "* * * * *"), runs);
    host.clock.forward(Duration.ofMinutes(1));
    BackupRunner runner = host.runner(BackedUpHost.plan(NEVER, "* * * * *"), runs);
    runner.start();
    assertThat(proven.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(runs.status().running()).isTrue();

    runner.close();

    assertThat(runs.status().running()).isFalse();
    assertThat(runs.status().drillFailing()).as("a drill that was given up").isFalse();
  }
}
