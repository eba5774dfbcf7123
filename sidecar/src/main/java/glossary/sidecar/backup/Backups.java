package glossary.sidecar.backup;

import glossary.sidecar.glossary.LiveDatabase;
import java.io.IOException;
import java.time.Clock;

/** Takes backups. Thread-safe; one runs at a time, over all processes that share the folder. */
public final class Backups {
  final LiveDatabase live;
  final BackupFolder folder;
  final BackupOptions options;
  final Clock clock;

  public Backups(LiveDatabase live, BackupFolder folder, BackupOptions options, Clock clock) {
    this.live = live;
    this.folder = folder;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Takes one backup: when this returns it is verified, bears its name and is on the disk.
   *
   * @throws BackupBusy if another backup or restore is running
   * @throws IOException if there is none; the message says what to do
   */
  public Backup take(BackupReason reason, BackupProgress progress) throws IOException {
    throw new BackupException("not yet");
  }
}
