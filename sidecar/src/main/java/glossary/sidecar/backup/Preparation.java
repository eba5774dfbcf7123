package glossary.sidecar.backup;

import glossary.sidecar.glossary.LiveDatabase;
import glossary.sidecar.glossary.LiveFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup that only lacks its name: a snapshot, then its checks and its compression side by
 * side, then a look at what the disk holds of it. For one run.
 */
final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  /** Clients of SQLite usually wait five seconds for a lock. */
  private static final Duration LONG = Duration.ofSeconds(4);

  private static final long RESERVE_BYTES = 16L << 20;

  private final LiveDatabase live;
  private final BackupOptions options;
  private final BackupProgress progress;

  Preparation(LiveDatabase live, BackupOptions options, BackupProgress progress) {
    this.live = live;
    this.options = options;
    this.progress = progress;
  }

  /**
   * @param work where the files are made; they are the caller's to delete
   * @throws UnverifiedSnapshot if the live database is damaged
   * @throws IOException if there is none; the message says what to do
   */
  PreparedBackup run(WorkFolder work, Instant takenAt, BackupReason reason) throws IOException {
    long start = System.nanoTime();
    String token = live.changeToken();
    Path snapshot = snapshot(work);
    try (Workers workers = new Workers()) {
      progress.at(Stage.CHECKING, 0);
      Future<CheckedDatabase> check = workers.threads().submit(() -> DatabaseCheck.of(snapshot));
      PackedFile packed =
          new Packing(options.compression(), workers.threads(), Workers.parallel())
              .pack(snapshot, work.file("packed"), done -> progress.at(Stage.CHECKING, done));
      CheckedDatabase checked = Workers.result(check);
      if (!checked.sound()) {
        throw new UnverifiedSnapshot(live.file(), checked.integrity());
      }
      if (options.readBack()) {
        readBack(packed);
      }
      return new PreparedBackup(
          packed,
          checked,
          takenAt,
          reason,
          options,
          Duration.ofMillis((System.nanoTime() - start) / 1_000_000),
          token);
    }
  }

  private Path snapshot(WorkFolder work) throws IOException {
    progress.at(Stage.SNAPSHOT, 0);
    LiveFigures figures = live.figures();
    Path snapshot = work.file("snapshot");
    checkSpace(figures.sizeBytes(), snapshot.getParent());
    if (!figures.wal() && figures.snapshotEstimate().compareTo(LONG) > 0) {
      LOG.warn(
          "A snapshot of {} will keep its writers waiting for about {} s, longer than many clients"
              + " wait. Set the database to WAL mode (PRAGMA journal_mode = WAL), or take backups"
              + " when nobody writes.",
          live.file(),
          figures.snapshotEstimate().toSeconds());
    }
    OwnFiles.create(snapshot).close();
    live.snapshotTo(snapshot, done -> progress.at(Stage.SNAPSHOT, done));
    return snapshot;
  }

  /** At worst, what is stored is as large as the snapshot. */
  private void checkSpace(long databaseBytes, Path folder) throws IOException {
    long needed = databaseBytes * 2 + RESERVE_BYTES;
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new BackupException(
          "There is too little room in "
              + folder.getParent()
              + ": a backup needs "
              + (needed >> 20)
              + " MiB, and "
              + (free >> 20)
              + " MiB are free. Make room, or set BACKUP_DIR to another disk.");
    }
  }

  private void readBack(PackedFile packed) throws IOException {
    try {
      PackedFile found =
          new Unpacking(done -> progress.at(Stage.READING_BACK, done))
              .read(packed.file(), packed.sourceSizeBytes());
      if (!found.equals(packed)) {
        throw new UnsoundBackup("its checksum differs");
      }
    } catch (UnsoundBackup differs) {
      throw new BackupException(
          "What was read back from the disk is not what was written to it ("
              + differs.getMessage()
              + "). Check the disk of BACKUP_DIR.",
          differs);
    }
  }
}
