package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.file.Path;

/** Brings a backup back. Thread-safe; excludes backups and other restores meanwhile. */
public final class Restore {
  final Backups backups;
  final Verifier verifier;

  public Restore(Backups backups, Verifier verifier) {
    this.backups = backups;
    this.verifier = verifier;
  }

  /**
   * Verifies the backup, saves the live database as a backup, and replaces its contents while its
   * server runs.
   *
   * @throws BackupBusy if another backup or restore is running
   * @throws IOException if the live database is unchanged; the message says what to do
   */
  public Restored intoLive(StoredBackup stored, BackupProgress progress) throws IOException {
    throw new BackupException("not yet");
  }

  /**
   * Verifies the backup and writes it to a file that does not exist yet.
   *
   * @throws IOException if there is no such file now; the message says what to do
   */
  public Restored to(Path target, StoredBackup stored, BackupProgress progress) throws IOException {
    throw new BackupException("not yet");
  }
}
