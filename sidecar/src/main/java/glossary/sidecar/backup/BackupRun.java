package glossary.sidecar.backup;

import java.io.IOException;

/** One backup or restore that keeps all others away until it is closed. */
final class BackupRun implements AutoCloseable {
  private final BackupFolder folder;
  private final FolderLock lock;

  BackupRun(BackupFolder folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  WorkFolder work() throws IOException {
    return folder.work();
  }

  @Override
  public void close() {
    lock.close();
  }
}
