package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import glossary.sidecar.glossary.LiveDatabase;
import glossary.sidecar.glossary.LiveDatabaseException;
import glossary.sidecar.glossary.LiveFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Brings a backup back. Thread-safe; keeps backups and other restores away meanwhile.
 *
 * <p>What the live database holds is saved as a backup before it is replaced, and saved again if
 * there was a commit meanwhile, up to three times. A commit that falls between the last look and
 * the moment when SQLite locks the database, some milliseconds later, is in no backup; stop the
 * server first if not even that may be lost.
 */
public final class Restore {
  private static final BackupOptions EMERGENCY = new BackupOptions(BackupCompression.NONE, true);
  private static final int MOST_EMERGENCIES = 3;

  private final LiveDatabase live;
  private final BackupFolder folder;
  private final Verifier verifier;
  private final Clock clock;

  public Restore(LiveDatabase live, BackupFolder folder, Clock clock) {
    this.live = live;
    this.folder = folder;
    this.verifier = new Verifier(folder);
    this.clock = clock;
  }

  /**
   * Tells before anything else whether {@link #intoLive} may be tried.
   *
   * @throws LiveDatabaseException of kind FORBIDDEN if the settings do not allow it
   */
  public void checkAllowed() throws LiveDatabaseException {
    live.checkWritable();
  }

  /**
   * Verifies the backup, saves the live database as a backup, and replaces its contents while its
   * server runs. A live database that is missing or damaged beyond opening is replaced as a file,
   * if no process has it open.
   *
   * @throws BackupBusy if another backup or restore is running
   * @throws IOException if the live database is unchanged; the message says what to do
   */
  public Restored intoLive(StoredBackup stored, BackupProgress progress) throws IOException {
    long start = System.nanoTime();
    progress.at(Stage.PREPARING, 0);
    live.checkWritable();
    refuseLive(stored.file());
    try (BackupRun run = folder.startRun();
        Workers workers = new Workers()) {
      Optional<LiveFigures> figures = figures();
      Future<Saved> saving =
          figures.isEmpty() ? null : workers.threads().submit(() -> prepare(run, progress));
      try (UnpackedBackup unpacked = verifier.unpack(stored, progress)) {
        Restored restored =
            saving == null
                ? new FileRestore(live).restore(stored.backup(), unpacked, progress)
                : restore(run, stored.backup(), unpacked, Workers.result(saving), progress);
        progress.at(Stage.DONE, 1);
        return took(restored, start);
      } finally {
        discard(saving);
      }
    } catch (IOException failed) {
      throw DiskFull.told(failed, folder.root());
    }
  }

  /**
   * Verifies the backup and writes it to a file that does not exist yet.
   *
   * @throws IOException if there is no such file now; the message says what to do
   */
  public Restored to(Path target, StoredBackup stored, BackupProgress progress) throws IOException {
    long start = System.nanoTime();
    Path file = target.toAbsolutePath().normalize();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new BackupException(file + " exists already. Name a file that does not.");
    }
    try (UnpackedBackup unpacked = verifier.unpack(stored, progress)) {
      progress.at(Stage.RESTORING, 0);
      FileRestore.copy(unpacked.database(), file);
      progress.at(Stage.DONE, 1);
      return took(
          new Restored(
              stored.backup(),
              file,
              Optional.empty(),
              Optional.empty(),
              unpacked.verification(),
              Duration.ZERO),
          start);
    }
  }

  /**
   * What the live database was.
   *
   * @param prepared null if it is too damaged for a backup
   */
  private record Saved(WorkFolder work, PreparedBackup prepared) {}

  private Restored restore(
      BackupRun run, Backup backup, UnpackedBackup unpacked, Saved first, BackupProgress progress)
      throws IOException {
    resize(unpacked);
    Saved saved = first;
    Optional<Backup> emergency = Optional.empty();
    Optional<Path> aside = Optional.empty();
    for (int i = 0; i < MOST_EMERGENCIES; i++) {
      if (i > 0) {
        saved = prepare(run, progress);
      }
      try (WorkFolder work = saved.work()) {
        if (saved.prepared() == null) {
          aside = Optional.of(folder.keepDamaged(work.file("snapshot"), clock.instant()));
          break;
        }
        emergency = Optional.of(publish(work, saved.prepared()));
      }
      if (live.changeToken().equals(saved.prepared().changeToken())) {
        break;
      }
    }
    progress.at(Stage.RESTORING, 0);
    live.restoreFrom(unpacked.database(), done -> progress.at(Stage.RESTORING, done));
    return new Restored(
        backup, live.file(), emergency, aside, unpacked.verification(), Duration.ZERO);
  }

  private Backup publish(WorkFolder work, PreparedBackup prepared) throws IOException {
    return folder.publish(work, prepared.packed().file(), prepared.name(), prepared::named);
  }

  /** Uncompressed: there is no time to lose, and it may be wanted soon. */
  private Saved prepare(BackupRun run, BackupProgress progress) throws IOException {
    WorkFolder work = run.work();
    boolean kept = false;
    try {
      BackupProgress saving = (stage, done) -> progress.at(Stage.SAVING, done);
      PreparedBackup prepared =
          new Preparation(live, EMERGENCY, saving)
              .run(work, clock.instant(), BackupReason.BEFORE_RESTORE);
      kept = true;
      return new Saved(work, prepared);
    } catch (UnverifiedSnapshot damaged) {
      kept = true;
      return new Saved(work, null);
    } finally {
      if (!kept) {
        work.close();
      }
    }
  }

  private static void discard(Future<Saved> saving) {
    if (saving != null) {
      try {
        Workers.result(saving).work().close();
      } catch (IOException | RuntimeException nothingSaved) {
        // it has been told, or the restore has failed for another reason
      }
    }
  }

  /** Empty if the file is missing or no database any more. */
  private Optional<LiveFigures> figures() throws IOException {
    try {
      return Optional.of(live.figures());
    } catch (LiveDatabaseException obstacle) {
      return switch (obstacle.kind()) {
        case MISSING, DAMAGED -> Optional.empty();
        default -> throw obstacle;
      };
    }
  }

  /** SQLite cannot change the size of pages in a live database with a write-ahead log. */
  private void resize(UnpackedBackup unpacked) throws IOException {
    int pageSize = live.figures().pageSizeBytes();
    if (SqliteHeader.of(unpacked.database()).pageSizeBytes() != pageSize) {
      try {
        CopyConnections.resize(unpacked.database(), pageSize);
      } catch (SQLException failed) {
        throw new BackupException(
            "The backup's pages could not be brought to the live database's size ("
                + failed.getMessage()
                + "). Make room in BACKUP_DIR and try again.",
            failed);
      }
    }
  }

  private void refuseLive(Path file) throws IOException {
    if (Files.exists(live.file()) && Files.isSameFile(file, live.file())) {
      throw new BackupException("That is the live database itself. Name a backup.");
    }
  }

  private static Restored took(Restored restored, long start) {
    return new Restored(
        restored.backup(),
        restored.target(),
        restored.emergency(),
        restored.setAside(),
        restored.verification(),
        Duration.ofNanos(System.nanoTime() - start));
  }
}
