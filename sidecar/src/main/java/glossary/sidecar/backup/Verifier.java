package glossary.sidecar.backup;

import java.io.IOException;

/** Reads a stored backup from its first to its last byte and judges it. Thread-safe. */
public final class Verifier {
  final BackupFolder folder;

  public Verifier(BackupFolder folder) {
    this.folder = folder;
  }

  /**
   * Changes nothing; {@link BackupFolder#verified} notes the result.
   *
   * @throws IOException if it could not be judged, as for lack of space
   */
  public Verification verify(Backup backup, BackupProgress progress) throws IOException {
    throw new BackupException("not yet");
  }

  /**
   * Unpacks and verifies; the database can be opened until the result is closed.
   *
   * @throws BackupException if it is not sound
   */
  public UnpackedBackup unpack(StoredBackup stored, BackupProgress progress) throws IOException {
    throw new BackupException("not yet");
  }
}
