package glossary.sidecar.backup;

import glossary.sidecar.glossary.LiveDatabaseException;
import glossary.sidecar.http.Json;
import glossary.sidecar.http.Problem;
import glossary.sidecar.jobs.Job;
import glossary.sidecar.jobs.JobKind;
import glossary.sidecar.jobs.JobProgress;
import glossary.sidecar.jobs.JobWork;
import glossary.sidecar.jobs.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long works on backups as jobs, whoever asks for them. Backups and restores exclude each
 * other, and so do drills: the second is refused at once. Thread-safe.
 */
public final class BackupJobs {
  private static final Logger LOG = LoggerFactory.getLogger(BackupJobs.class);
  private static final Set<JobKind> ALONE = Set.of(JobKind.BACKUP, JobKind.RESTORE);

  private final Jobs jobs;
  private final BackupRuns runs;
  private final BackupFolder folder;
  private final Verifier verifier;
  private final Restore restore;

  public BackupJobs(
      Jobs jobs, BackupRuns runs, BackupFolder folder, Verifier verifier, Restore restore) {
    this.jobs = jobs;
    this.runs = runs;
    this.folder = folder;
    this.verifier = verifier;
    this.restore = restore;
  }

  /** What came of a work, for people and for programs. */
  private interface Work {
    Json run(JobProgress progress) throws IOException;
  }

  /**
   * Takes one; the result is {@link BackupJson#of(Backup)}.
   *
   * @throws BackupBusy if a backup or restore is running
   */
  public Job take() {
    return startAlone(
        JobKind.BACKUP,
        progress ->
            new Taken(runs.take(BackupReason.MANUAL, new JobStages(progress, JobStages.BACKUP))));
  }

  /** Reads every byte of it and notes what was found, good or bad. */
  public Job verify(Backup backup) {
    return jobs.start(
        JobKind.VERIFY,
        told(progress -> verify(backup, new JobStages(progress, JobStages.VERIFICATION))));
  }

  /**
   * Brings it back into the live database.
   *
   * @throws BackupBusy if a backup or restore is running
   * @throws Problem 403 if the settings do not allow it
   */
  public Job restore(Backup backup) {
    try {
      restore.checkAllowed();
    } catch (LiveDatabaseException forbidden) {
      throw BackupProblems.of(forbidden).orElseThrow();
    }
    return startAlone(
        JobKind.RESTORE, progress -> restore(backup, new JobStages(progress, JobStages.RESTORE)));
  }

  /**
   * Proves the newest good one; the result is a {@link Proof}.
   *
   * @throws Problem 409 if a drill is running
   */
  public synchronized Job drill() {
    refuseWhile(Set.of(JobKind.DRILL), new Problem(409, "A drill is running already."));
    return jobs.start(JobKind.DRILL, told(this::prove));
  }

  /**
   * As {@link Jobs#finish}.
   *
   * @throws InterruptedException if the caller's thread was interrupted; the job goes on
   */
  Optional<Job> finish(Job job, Duration most) throws InterruptedException {
    return jobs.finish(job.id(), most);
  }

  private synchronized Job startAlone(JobKind kind, Work work) {
    refuseWhile(ALONE, new BackupBusy());
    try {
      if (folder.isBusy()) {
        throw new BackupBusy();
      }
    } catch (IOException unreadable) {
      // the work meets it again, and says what to do
    }
    return jobs.start(kind, told(work));
  }

  private void refuseWhile(Set<JobKind> kinds, Problem refusal) {
    List<Job> active = jobs.active();
    if (active.stream().anyMatch(job -> kinds.contains(job.kind()))) {
      throw refusal;
    }
  }

  private static JobWork told(Work work) {
    return progress -> {
      try {
        return work.run(progress);
      } catch (IOException failed) {
        Optional<Problem> problem = BackupProblems.of(failed);
        if (problem.isPresent()) {
          throw problem.get();
        }
        throw failed;
      }
    };
  }

  private Json prove(JobProgress progress) throws IOException {
    if (!runs.canProve()) {
      throw new Problem(409, "There is no backup to prove yet. Take one first.");
    }
    return runs.prove(new JobStages(progress, JobStages.DRILL), progress::goOn);
  }

  private Json verify(Backup backup, BackupProgress progress) throws IOException {
    try {
      Verification found = verifier.verify(backup, progress);
      Backup after = folder.verified(backup.id(), found);
      progress.at(Stage.DONE, 1);
      if (!found.sound()) {
        runs.tell("verification", backup.id() + " is not sound: " + found.problem(), null);
      }
      return BackupJson.of(after, found);
    } catch (IOException | RuntimeException failed) {
      runs.tell("verification", BackupRuns.sentence(failed), failed);
      throw failed;
    } finally {
      runs.refresh();
    }
  }

  private Json restore(Backup backup, BackupProgress progress) throws IOException {
    try {
      Restored restored = restore.intoLive(folder.stored(backup), progress);
      LOG.info(
          "Backup {} was restored; what was there before is backup {}.",
          backup.id(),
          restored.emergency().map(Backup::id).orElse("none"));
      return BackupJson.of(restored);
    } catch (BackupBusy busy) {
      throw busy;
    } catch (IOException | RuntimeException failed) {
      runs.tell("restore", BackupRuns.sentence(failed), failed);
      throw failed;
    } finally {
      runs.refresh();
    }
  }
}
