package glossary.sidecar;

import glossary.api.MetricNames;
import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.backup.BackupDownload;
import glossary.sidecar.backup.BackupFolder;
import glossary.sidecar.backup.BackupHandler;
import glossary.sidecar.backup.BackupJobs;
import glossary.sidecar.backup.BackupOptions;
import glossary.sidecar.backup.BackupPlan;
import glossary.sidecar.backup.BackupRunner;
import glossary.sidecar.backup.BackupRuns;
import glossary.sidecar.backup.BackupStatus;
import glossary.sidecar.backup.Backups;
import glossary.sidecar.backup.Drill;
import glossary.sidecar.backup.Restore;
import glossary.sidecar.backup.RetentionPolicy;
import glossary.sidecar.backup.TrialSearch;
import glossary.sidecar.backup.Verifier;
import glossary.sidecar.glossary.LiveDatabase;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.http.Route;
import glossary.sidecar.jobs.Jobs;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.search.SearchTrial;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What takes backups, keeps them and proves them, wired to the database and to the search. */
public record BackupWiring(
    BackupPlan plan,
    LiveDatabase live,
    BackupFolder folder,
    Verifier verifier,
    BackupRuns runs,
    Restore restore,
    Clock clock) {

  /**
   * @param home keeps what a restart has to know
   */
  public static BackupWiring of(
      Settings settings,
      Path workingDirectory,
      SqliteSource source,
      SidecarFolder home,
      Clock clock) {
    BackupFolder folder =
        new BackupFolder(
            workingDirectory.toAbsolutePath().resolve(settings.get(Catalogue.BACKUP_DIR)));
    LiveDatabase live = source.live();
    Verifier verifier = new Verifier(folder);
    BackupRuns runs =
        new BackupRuns(
            new Backups(live, folder, BackupOptions.of(settings), clock),
            folder,
            RetentionPolicy.of(settings),
            new Drill(folder, verifier, trial(settings.find(Catalogue.SOURCE_SQL)), clock),
            live,
            home.backupState(),
            clock);
    return new BackupWiring(
        BackupPlan.of(settings),
        live,
        folder,
        verifier,
        runs,
        new Restore(live, folder, clock),
        clock);
  }

  /** To be closed before the database is. */
  BackupRunner startSchedule() {
    BackupRunner runner = new BackupRunner(plan, runs, clock);
    runner.start();
    return runner;
  }

  /** The long works, for all doors. */
  BackupJobs works(Jobs jobs) {
    return new BackupJobs(jobs, runs, folder, verifier, restore);
  }

  List<Route> routes(Settings settings, BackupJobs works) {
    Duration most = settings.get(Catalogue.REQUEST_TIMEOUT);
    return Routes.backups(new BackupHandler(works, runs, folder, most), new BackupDownload(folder));
  }

  void register(Metrics metrics) {
    runs.onFailure(sentence -> metrics.failed("BackupFailed", "backups"));
    metrics.gauge(
        MetricNames.BACKUP_LAST_SUCCESS,
        "When the newest backup was taken, or was last found to be as the database is; 0 if never.",
        () -> seconds(status().lastSuccess()));
    metrics.gauge(
        MetricNames.BACKUP_LAST_PROVEN,
        "When a backup was last restored and searched; 0 if never.",
        () -> seconds(status().lastProof()));
    metrics.gauge(
        MetricNames.BACKUP_DURATION_SECONDS,
        "How long the newest backup took, its checks included; 0 if there is none.",
        () -> status().newestDuration().toNanos() / 1e9);
    metrics.gauge(
        MetricNames.BACKUP_SIZE_BYTES,
        "Stored size of the newest backup; 0 if there is none.",
        () -> status().newestSizeBytes());
    metrics.gauge(
        MetricNames.BACKUPS,
        "Backups in the folder, those of other programs too.",
        () -> status().count());
  }

  private BackupStatus status() {
    return runs.status();
  }

  private static TrialSearch trial(Optional<String> sourceSql) {
    SearchTrial trial = new SearchTrial(sourceSql);
    return (database, work, progress) -> {
      SearchTrial.Outcome outcome = trial.run(database, work, progress);
      return new TrialSearch.Outcome(outcome.entries(), outcome.searched());
    };
  }

  private static double seconds(Optional<Instant> time) {
    return time.map(at -> at.toEpochMilli() / 1e3).orElse(0.0);
  }
}
