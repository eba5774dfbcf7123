package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import java.nio.file.Path;
import java.time.Clock;

/** Takes backups, or restores one, over and over until it is killed. */
final class KilledMain {
  private KilledMain() {}

  /** Arguments: the folder, {@code backup} or the id of the backup to restore. */
  public static void main(String[] arguments) throws Exception {
    TestBackups backups = TestBackups.in(Path.of(arguments[0]));
    BackupFolder folder = backups.folder;
    System.out.println("ok");
    for (int i = 0; true; i++) {
      if (arguments[1].equals("backup")) {
        BackupCompression[] all = BackupCompression.values();
        Backup backup =
            new Backups(
                    backups.live,
                    folder,
                    new BackupOptions(all[i % all.length], true),
                    Clock.systemUTC())
                .take(BackupReason.MANUAL, BackupProgress.NONE);
        System.out.println(backup.id());
        folder.delete(backup.id());
      } else {
        Backup backup = folder.find(arguments[1]).orElseThrow();
        Restored restored =
            new Restore(backups.live, folder, Clock.systemUTC())
                .intoLive(folder.stored(backup), BackupProgress.NONE);
        folder.delete(restored.emergency().orElseThrow().id());
        System.out.println("restored");
      }
    }
  }
}
