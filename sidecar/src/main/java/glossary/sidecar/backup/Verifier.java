package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads a stored backup from its first to its last byte and judges it. Thread-safe. */
public final class Verifier {
  private final BackupFolder folder;

  /**
   * @param folder where scratch files are made
   */
  public Verifier(BackupFolder folder) {
    this.folder = folder;
  }

  /**
   * Changes nothing; {@link BackupFolder#verified} notes the result.
   *
   * @throws IOException if it could not be judged, as for lack of space
   */
  public Verification verify(Backup backup, BackupProgress progress) throws IOException {
    try (WorkFolder work = folder.work()) {
      return verify(new StoredBackup(backup, folder.file(backup)), work, progress);
    }
  }

  /**
   * Unpacks and verifies; the database can be opened until the result is closed.
   *
   * @throws BackupException if it is not sound
   */
  public UnpackedBackup unpack(StoredBackup stored, BackupProgress progress) throws IOException {
    WorkFolder work = folder.work();
    boolean unpacked = false;
    try {
      Verification verification = verify(stored, work, progress);
      if (!verification.sound()) {
        throw new BackupException(
            stored.backup().filename()
                + " cannot be trusted: "
                + verification.problem()
                + " Take another backup.");
      }
      unpacked = true;
      return new UnpackedBackup(scratch(work), verification, work::close);
    } finally {
      if (!unpacked) {
        work.close();
      }
    }
  }

  private Verification verify(StoredBackup stored, WorkFolder work, BackupProgress progress)
      throws IOException {
    long start = System.nanoTime();
    Backup backup = stored.backup();
    try {
      progress.at(Stage.READING_BACK, 0);
      PackedFile found =
          new Unpacking(done -> progress.at(Stage.READING_BACK, done))
              .unpack(stored.file(), backup.sourceSizeBytes(), scratch(work));
      String difference = difference(stored, found);
      if (!difference.isEmpty()) {
        return unsound(difference, found, start);
      }
      SqliteHeader.toRollbackJournal(scratch(work));
      progress.at(Stage.CHECKING, 0);
      CheckedDatabase checked = DatabaseCheck.of(scratch(work));
      return checked.sound()
          ? new Verification(
              "",
              checked.integrity(),
              checked.entries(),
              checked.tables(),
              checked.warnings(),
              found.sha256(),
              found.sourceSha256(),
              found.sizeBytes(),
              found.sourceSizeBytes(),
              since(start))
          : unsound("The database in it is damaged: " + checked.integrity() + ".", found, start);
    } catch (UnsoundBackup damaged) {
      return unsound(damaged.getMessage(), new PackedFile(null, 0, "", 0, ""), start);
    } catch (NoSuchFileException gone) {
      throw new BackupException(stored.file() + " is gone. List the backups again.", gone);
    } catch (IOException failed) {
      throw DiskFull.told(failed, folder.root());
    }
  }

  /** Empty if the file is what its metadata tells; of another program's, either digest may be. */
  private String difference(StoredBackup stored, PackedFile found) {
    Backup backup = stored.backup();
    List<String> foreign = folder.foreignDigests(stored.file());
    boolean known = backup.sha256().isEmpty() || backup.sha256().equals(found.sha256());
    boolean sourceKnown =
        backup.sourceSha256().isEmpty() || backup.sourceSha256().equals(found.sourceSha256());
    boolean foreignKnown =
        foreign.isEmpty()
            || foreign.contains(found.sha256())
            || foreign.contains(found.sourceSha256());
    if (!known || !sourceKnown || !foreignKnown) {
      return "Its checksum is not the one in its metadata.";
    }
    return backup.sourceSizeBytes() > 0 && backup.sourceSizeBytes() != found.sourceSizeBytes()
        ? "Its size is not the one in its metadata."
        : "";
  }

  private static Verification unsound(String problem, PackedFile found, long start) {
    return new Verification(
        problem,
        "damaged",
        -1,
        Map.of(),
        List.of(),
        found.sha256(),
        found.sourceSha256(),
        found.sizeBytes(),
        found.sourceSizeBytes(),
        since(start));
  }

  private static Path scratch(WorkFolder work) {
    return work.file("unpacked");
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
