package glossary.sidecar.backup;

import glossary.sidecar.glossary.LiveDatabase;
import java.io.IOException;
import java.time.Clock;

/** Takes backups. Thread-safe; one runs at a time, over all processes that share the folder. */
public final class Backups {
  private final LiveDatabase live;
  private final BackupFolder folder;
  private final BackupOptions options;
  private final Clock clock;

  public Backups(LiveDatabase live, BackupFolder folder, BackupOptions options, Clock clock) {
    this.live = live;
    this.folder = folder;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Takes one backup: when this returns it is verified, bears its name and is on the disk. What is
   * wrong with the host's own data, such as a broken full-text index, is among its warnings.
   *
   * @throws BackupBusy if another backup or restore is running
   * @throws IOException if there is none; the message says what to do
   */
  public Backup take(BackupReason reason, BackupProgress progress) throws IOException {
    progress.at(Stage.PREPARING, 0);
    try (BackupRun run = folder.startRun();
        WorkFolder work = run.work()) {
      PreparedBackup prepared =
          new Preparation(live, options, progress).run(work, clock.instant(), reason);
      Backup backup =
          folder.publish(work, prepared.packed().file(), prepared.name(), prepared::named);
      progress.at(Stage.DONE, 1);
      return backup;
    } catch (IOException failed) {
      throw DiskFull.told(failed, folder.root());
    }
  }
}
