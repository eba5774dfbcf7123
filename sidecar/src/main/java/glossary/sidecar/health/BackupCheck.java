package glossary.sidecar.health;

import glossary.sidecar.health.BackupFigures.Newest;
import glossary.sidecar.health.BackupFigures.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether there is a backup that is young enough. Never concerns readiness or liveness. */
final class BackupCheck implements Check {
  private static final int SEVERAL = 7;

  private final BackupFigures backups;
  private final Time time;
  private final Instant startedAt;
  private volatile IntegrityReport integrity;

  BackupCheck(BackupFigures backups, Time time) {
    this.backups = backups;
    this.time = time;
    this.startedAt = time.instant();
  }

  /** Of the newest copy that was checked, as of the last look. */
  Optional<IntegrityReport> integrity() {
    return Optional.ofNullable(integrity);
  }

  @Override
  public Finding look() {
    State state = backups.state();
    integrity = state.integrity().orElse(null);
    List<Issue> issues = new ArrayList<>();
    if (state.enabled()) {
      state.failure().map(Issues.BACKUP_FAILED::of).ifPresent(issues::add);
      age(state).ifPresent(issues::add);
    }
    return new Finding(figures(state), issues);
  }

  /** A sidecar that has just been installed is given the time until its first backup. */
  private Optional<Issue> age(State state) {
    Instant since = state.newest().map(Newest::createdAt).orElse(startedAt);
    Duration age = Duration.between(since, time.instant());
    boolean late = age.compareTo(state.period().plus(slack(state.period()))) > 0;
    if (state.newest().isEmpty()) {
      return late ? Optional.of(Issues.BACKUP_NONE.of()) : Optional.empty();
    }
    boolean veryLate = age.compareTo(state.period().multipliedBy(SEVERAL)) > 0;
    if (!late && !veryLate) {
      return Optional.empty();
    }
    Issues kind = veryLate ? Issues.BACKUP_VERY_OLD : Issues.BACKUP_OLD;
    return Optional.of(kind.of(age.toHours(), state.period().toHours()));
  }

  /** For the run itself, and its random delay. */
  private static Duration slack(Duration period) {
    Duration part = period.dividedBy(12);
    Duration least = Duration.ofHours(1);
    return part.compareTo(least) < 0 ? least : part;
  }

  private Figures figures(State state) {
    Optional<Newest> newest = state.newest();
    return Figures.builder()
        .set("backup_enabled", state.enabled())
        .set("backup_count", state.count())
        .hide("latest_backup", newest.map(Newest::filename).orElse(null))
        .set("latest_backup_at", Rounded.time(newest.map(Newest::createdAt).orElse(null)))
        .set("backup_age_hours", newest.map(this::ageHours).orElse(null))
        .set("backup_size_mb", newest.map(backup -> Rounded.mb(backup.sizeBytes())).orElse(null))
        .set("proven_at", Rounded.time(state.provenAt().orElse(null)))
        .build();
  }

  private Double ageHours(Newest backup) {
    Duration age = Duration.between(backup.createdAt(), time.instant());
    return Rounded.of(Math.max(0, age.toMillis()) / 3_600_000.0);
  }
}
