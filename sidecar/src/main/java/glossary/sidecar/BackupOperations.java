package glossary.sidecar;

import glossary.api.jmx.sidecar.BackupFigures;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupFailure;
import glossary.sidecar.backup.BackupJobs;
import glossary.sidecar.backup.BackupRuns;
import glossary.sidecar.backup.BackupStatus;
import glossary.sidecar.http.Problem;
import glossary.sidecar.jmx.BackupControl;
import glossary.sidecar.jobs.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Backups for who operates the sidecar by JMX. What it throws are classes of the JDK, since a
 * remote client has none of ours.
 */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
final class BackupOperations implements BackupControl {
  private final BackupRuns runs;
  private final BackupJobs works;

  BackupOperations(BackupRuns runs, BackupJobs works) {
    this.runs = runs;
    this.works = works;
  }

  @Override
  public List<BackupFigures> all() {
    return runs.known().stream()
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
    return started("backupNow", "", works::take);
  }

  @Override
  public String verify(String id) {
    Backup backup =
        runs.known().stream()
            .filter(each -> each.id().equals(id))
            .findAny()
            .orElseThrow(() -> new IllegalArgumentException("There is no backup " + id + "."));
    return started("verify", "id=" + id, () -> works.verify(backup));
  }

  @Override
  public String drill() {
    return started("drill", "", works::drill);
  }

  private static String started(String operation, String target, Supplier<Job> work) {
    try {
      return AuditedOperations.call(operation, target, () -> work.get().id());
    } catch (Problem busy) {
      throw new IllegalStateException(busy.getMessage());
    }
  }

  private BackupStatus status() {
    return runs.status();
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
