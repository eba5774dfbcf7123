package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import glossary.config.CronSchedule;
import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.testing.ForeignDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A host's database with ten terms, a folder for its backups, and all that takes them. */
final class BackedUpHost implements AutoCloseable {
  static final TrialSearch FINDS_ALL =
      (database, work, progress) -> new TrialSearch.Outcome(10, 10);

  final SetClock clock = new SetClock("2026-11-24T00:00:00Z");
  final ForeignDatabase database;
  final BackupFolder folder;
  final Backups backups;
  final Verifier verifier;
  TrialSearch trial = FINDS_ALL;
  private final Path root;
  private final SqliteSource source;

  BackedUpHost(Path root) throws IOException {
    this.root = root;
    database = ForeignDatabase.in(root, 10);
    source =
        Sources.open(
            new SourceOptions(
                Optional.of(database.file()),
                root,
                root,
                DatabaseMode.READ_ONLY,
                Optional.empty()));
    folder = new BackupFolder(root.resolve("backups"));
    backups =
        new Backups(source.live(), folder, new BackupOptions(BackupCompression.GZIP, true), clock);
    verifier = new Verifier(folder);
  }

  /** As after a start of the sidecar: what earlier ones kept in files is known. */
  BackupRuns runs(RetentionPolicy policy) {
    return new BackupRuns(
        backups,
        folder,
        policy,
        new Drill(folder, verifier, (a, b, c) -> trial.run(a, b, c), clock),
        source.live(),
        root.resolve("backups.state"),
        clock);
  }

  BackupRuns runs() {
    return runs(keepLast(100));
  }

  static RetentionPolicy keepLast(int count) {
    return new RetentionPolicy(Duration.ZERO, count, 0, 0, 0, 0, ZoneOffset.UTC);
  }

  static BackupPlan plan(String backups, String drills) {
    return plan(backups, drills, false);
  }

  static BackupPlan plan(String backups, String drills, boolean skipUnchanged) {
    return new BackupPlan(
        true,
        CronSchedule.of(backups),
        CronSchedule.of(drills),
        ZoneOffset.UTC,
        Duration.ZERO,
        skipUnchanged);
  }

  BackupRunner runner(BackupPlan plan, BackupRuns runs) {
    return new BackupRunner(plan, runs, clock, new SplittableRandom(1));
  }

  Backup take() {
    try {
      return backups.take(BackupReason.MANUAL, BackupProgress.NONE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path file(Backup backup) {
    return folder.file(backup);
  }

  List<String> ids() throws IOException {
    return folder.list().stream().map(Backup::id).toList();
  }

  /** Names in the backup folder, but for those of locks. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.root())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  /** Makes every backup fail, or no longer. */
  void loseDatabase(boolean lost) throws IOException {
    Path away = root.resolve("away.db");
    if (lost) {
      Files.move(database.file(), away);
    } else {
      Files.move(away, database.file());
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
