package glossary.sidecar.backup;

import glossary.sidecar.glossary.LiveDatabase;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Restores a database as a file. */
final class FileRestore {
  private final LiveDatabase live;

  FileRestore(LiveDatabase live) {
    this.live = live;
  }

  /** In the place of a live file that is missing or cannot be opened. */
  Restored restore(Backup backup, UnpackedBackup unpacked, BackupProgress progress)
      throws IOException {
    progress.at(Stage.RESTORING, 0);
    try (PartialFile partial = PartialFile.copyOf(unpacked.database(), live.file())) {
      Optional<Path> aside = live.replaceWith(partial.path());
      return new Restored(
          backup, live.file(), Optional.empty(), aside, unpacked.verification(), Duration.ZERO);
    }
  }

  /** To a name that is free, in one step. */
  static void copy(Path database, Path target) throws IOException {
    try (PartialFile partial = PartialFile.copyOf(database, target)) {
      OwnFiles.moveNew(partial.path(), target);
      OwnFiles.force(target.getParent());
    } catch (FileAlreadyExistsException taken) {
      throw new BackupException(target + " exists already. Name a file that does not.", taken);
    } catch (IOException failed) {
      throw DiskFull.told(
          new BackupException(
              target + " could not be written (" + failed + "). Check its folder.", failed),
          target.getParent());
    }
  }
}
