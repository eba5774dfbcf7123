package glossary.sidecar;

import glossary.config.Catalogue;
import glossary.config.CronSchedule;
import glossary.config.Settings;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupFailure;
import glossary.sidecar.backup.BackupRuns;
import glossary.sidecar.backup.BackupStatus;
import glossary.sidecar.health.BackupFigures;
import glossary.sidecar.health.IntegrityReport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows health how the backups stand. */
final class BackupHealth implements BackupFigures {
  /** Looked at to find the longest time between two backups. */
  private static final int RUNS = 60;

  private final BackupRuns runs;
  private final boolean enabled;
  private final Duration period;

  BackupHealth(Settings settings, BackupRuns runs, Instant now) {
    this.runs = runs;
    this.enabled = settings.get(Catalogue.BACKUP_ENABLED);
    this.period =
        period(
            settings.get(Catalogue.BACKUP_SCHEDULE), settings.get(Catalogue.BACKUP_TIMEZONE), now);
  }

  @Override
  public State state() {
    BackupStatus status = runs.status();
    List<Backup> good = runs.known().stream().filter(Backup::verified).toList();
    Optional<Backup> newest = good.stream().max(Comparator.comparing(Backup::createdAt));
    return new State(
        enabled,
        period,
        good.size(),
        newest.map(backup -> newest(backup, status)),
        failure(status),
        status.lastProof(),
        newest.map(backup -> new IntegrityReport(backup.integrity(), backup.createdAt())));
  }

  /** As young as the last look that found nothing to back up. */
  private static Newest newest(Backup backup, BackupStatus status) {
    Instant at =
        status
            .lastSuccess()
            .filter(time -> time.isAfter(backup.createdAt()))
            .orElse(backup.createdAt());
    return new Newest(backup.filename(), at, backup.sizeBytes());
  }

  private static Optional<String> failure(BackupStatus status) {
    return Stream.of(
            Optional.of(status.folderProblem()).filter(problem -> !problem.isEmpty()),
            status.lastFailure().filter(any -> status.failing()).map(BackupFailure::sentence),
            status
                .lastDrillFailure()
                .filter(any -> status.drillFailing())
                .map(drill -> "The drill: " + drill.sentence()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(sentence -> sentence.endsWith(".") ? sentence : sentence + ".");
  }

  /** The longest time between two of the next backups; a day if the schedule has no next. */
  private static Duration period(CronSchedule schedule, ZoneId zone, Instant now) {
    Duration longest = Duration.ZERO;
    Optional<Instant> last = schedule.next(now, zone);
    for (int i = 0; i < RUNS && last.isPresent(); i++) {
      Optional<Instant> next = schedule.next(last.get(), zone);
      Duration gap = next.isEmpty() ? longest : Duration.between(last.get(), next.get());
      longest = gap.compareTo(longest) > 0 ? gap : longest;
      last = next;
    }
    return longest.isZero() ? Duration.ofDays(1) : longest;
  }
}
