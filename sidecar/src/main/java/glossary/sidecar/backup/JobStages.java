package glossary.sidecar.backup;

import glossary.sidecar.jobs.JobProgress;
import java.util.List;
import java.util.Locale;

/**
 * Tells a job how far a run is: each of the stages that the run goes through counts for the same
 * part of the whole. A stage that was not foreseen is named and moves nothing.
 */
public final class JobStages implements BackupProgress {
  /** Of a backup. */
  public static final List<Stage> BACKUP =
      List.of(Stage.PREPARING, Stage.SNAPSHOT, Stage.CHECKING, Stage.READING_BACK);

  /** Of a drill. */
  public static final List<Stage> DRILL =
      List.of(Stage.READING_BACK, Stage.CHECKING, Stage.SEARCHING);

  /** Of a verification. */
  public static final List<Stage> VERIFICATION = List.of(Stage.READING_BACK, Stage.CHECKING);

  /** Of a restore. */
  public static final List<Stage> RESTORE =
      List.of(Stage.READING_BACK, Stage.CHECKING, Stage.SAVING, Stage.RESTORING);

  private final JobProgress job;
  private final List<Stage> stages;

  /**
   * @param stages in the order of the run
   */
  public JobStages(JobProgress job, List<Stage> stages) {
    this.job = job;
    this.stages = stages;
  }

  @Override
  public void at(Stage stage, double fraction) {
    String word = stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    int index = stages.indexOf(stage);
    if (stage == Stage.DONE) {
      job.at(word, 1);
    } else {
      job.at(word, index < 0 ? 0 : (index + Math.max(0, Math.min(1, fraction))) / stages.size());
    }
  }
}
