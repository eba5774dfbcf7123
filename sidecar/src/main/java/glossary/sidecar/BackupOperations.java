package glossary.sidecar;

import glossary.api.jmx.sidecar.BackupFigures;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupFailure;
import glossary.sidecar.backup.BackupProgress;
import glossary.sidecar.backup.BackupReason;
import glossary.sidecar.backup.BackupStatus;
import glossary.sidecar.backup.JobStages;
import glossary.sidecar.backup.Verification;
import glossary.sidecar.http.Json;
import glossary.sidecar.http.Problem;
import glossary.sidecar.jmx.BackupControl;
import glossary.sidecar.jobs.JobFailed;
import glossary.sidecar.jobs.JobKind;
import glossary.sidecar.jobs.JobProgress;
import glossary.sidecar.jobs.JobWork;
import glossary.sidecar.jobs.Jobs;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Backups for who operates the sidecar by JMX. What it throws are classes of the JDK, since a
 * remote client has none of ours.
 */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
final class BackupOperations implements BackupControl {
  private final BackupWiring backups;
  private final Jobs jobs;

  BackupOperations(BackupWiring backups, Jobs jobs) {
    this.backups = backups;
    this.jobs = jobs;
  }

  @Override
  public List<BackupFigures> all() {
    return backups.runs().known().stream()
        .sorted(Comparator.comparing(Backup::createdAt).reversed())
        .map(BackupOperations::figures)
        .toList();
  }

  @Override
  public Instant lastSuccess() {
    return status().lastSuccess().orElse(null);
  }

  @Override
  public Instant lastProven() {
    return status().lastProof().orElse(null);
  }

  @Override
  public String lastError() {
    BackupStatus now = status();
    return Stream.of(
            now.failing() ? now.lastFailure() : Optional.<BackupFailure>empty(),
            now.drillFailing() ? now.lastDrillFailure() : Optional.<BackupFailure>empty())
        .flatMap(Optional::stream)
        .map(BackupFailure::sentence)
        .findFirst()
        .orElse(null);
  }

  @Override
  public String backupNow() {
    return start(
        JobKind.BACKUP,
        progress ->
            idOf(
                backups
                    .runs()
                    .take(BackupReason.MANUAL, new JobStages(progress, JobStages.BACKUP))
                    .id()));
  }

  @Override
  public String verify(String id) {
    Backup backup =
        backups.runs().known().stream()
            .filter(each -> each.id().equals(id))
            .findAny()
            .orElseThrow(() -> new IllegalArgumentException("There is no backup " + id + "."));
    return start(
        JobKind.VERIFY,
        progress -> verified(backup, new JobStages(progress, JobStages.VERIFICATION)));
  }

  @Override
  public String drill() {
    return start(
        JobKind.DRILL,
        progress -> backups.runs().prove(new JobStages(progress, JobStages.DRILL), progress::goOn));
  }

  private Json verified(Backup backup, BackupProgress progress) throws IOException, JobFailed {
    Verification seen = backups.verifier().verify(backup, progress);
    if (!seen.sound()) {
      throw new JobFailed("Backup " + backup.id() + " is not sound: " + seen.problem(), null);
    }
    return idOf(backup.id());
  }

  private String start(JobKind kind, JobWork work) {
    try {
      return jobs.start(kind, progress -> run(work, progress)).id();
    } catch (Problem busy) {
      throw new IllegalStateException(busy.getMessage());
    }
  }

  private static Json run(JobWork work, JobProgress progress) throws Exception {
    try {
      return work.run(progress);
    } catch (IOException failed) {
      throw new JobFailed(failed.getMessage(), failed);
    }
  }

  private BackupStatus status() {
    return backups.runs().status();
  }

  private static Json idOf(String id) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("id", id);
      out.writeEndObject();
    };
  }

  private static BackupFigures figures(Backup backup) {
    return new BackupFigures(
        backup.id(),
        backup.filename(),
        Date.from(backup.createdAt()),
        backup.sizeBytes(),
        backup.entries(),
        backup.verified(),
        backup.provenAt().map(Date::from).orElse(null));
  }
}
