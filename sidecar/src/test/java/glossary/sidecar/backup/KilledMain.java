package glossary.sidecar.backup;

import glossary.config.BackupCompression;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Takes backups, or restores one, over and over until it is killed; or prunes once. */
final class KilledMain {
  private KilledMain() {}

  static Pruning onlyTheNewest(BackupFolder folder) {
    RetentionPolicy policy = new RetentionPolicy(Duration.ZERO, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    return new Pruning(
        folder, policy, () -> false, Clock.fixed(TestBackups.NOW.plusSeconds(60), ZoneOffset.UTC));
  }

  /** Arguments: the folder, {@code backup}, {@code prune} or the id of the backup to restore. */
  public static void main(String[] arguments) throws Exception {
    TestBackups backups = TestBackups.in(Path.of(arguments[0]));
    BackupFolder folder = backups.folder;
    System.out.println("ok");
    if (arguments[1].equals("prune")) {
      onlyTheNewest(folder).run(false);
      System.out.println("pruned");
      Thread.currentThread().join();
    }
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
