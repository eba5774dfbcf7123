package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.jobs.Job;
import glossary.sidecar.jobs.JobKind;
import glossary.sidecar.jobs.JobProgress;
import glossary.sidecar.jobs.JobState;
import glossary.sidecar.jobs.Jobs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStagesTest {

  @Test
  void each_stage_counts_for_the_same_part() {
    Told told = new Told();
    JobStages stages = new JobStages(told, JobStages.DRILL);

    stages.at(Stage.READING_BACK, 0.5);
    stages.at(Stage.CHECKING, 0);
    stages.at(Stage.SEARCHING, 7);
    stages.at(Stage.SAVING, 0.9);
    stages.at(Stage.DONE, 0);

    assertThat(told.lines)
        .containsExactly("reading back 17", "checking 33", "searching 100", "saving 0", "done 100");
  }

  @Test
  void a_backup_and_a_drill_on_the_board_end_at_a_hundred(@TempDir Path root) throws Exception {
    try (BackedUpHost host = new BackedUpHost(root);
        Jobs jobs = new Jobs(host.clock)) {
      BackupRuns runs = host.runs();
      Job backup =
          jobs.start(
              JobKind.BACKUP,
              job -> {
                Backup taken = runs.take(BackupReason.MANUAL, new JobStages(job, JobStages.BACKUP));
                return out -> out.writeString(taken.id());
              });
      assertThat(jobs.await(backup.id(), Duration.ofSeconds(30)).orElseThrow().state())
          .isEqualTo(JobState.DONE);
      Job drill =
          jobs.start(
              JobKind.DRILL, job -> runs.prove(new JobStages(job, JobStages.DRILL), job::goOn));

      Job ended = jobs.await(drill.id(), Duration.ofSeconds(30)).orElseThrow();
      assertThat(ended.state()).isEqualTo(JobState.DONE);
      assertThat(ended.stage()).isEqualTo("done");
      assertThat(runs.status().lastProof()).isPresent();
    }
  }

  private static final class Told implements JobProgress {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void at(String stage, double fraction) {
      lines.add(stage + " " + Math.round(100 * fraction));
    }

    @Override
    public boolean goOn() {
      return true;
    }
  }
}
