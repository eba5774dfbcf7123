package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folder BACKUP_DIR. Only files with a backup's name are its concern; others are never touched.
 * One instance for each folder and process. Thread-safe.
 */
public final class BackupFolder {
  private final Path root;

  /**
   * @param root absolute; made when it is first needed
   */
  public BackupFolder(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /** Newest first; empty if the folder is missing. */
  public List<Backup> list() throws IOException {
    return List.of();
  }

  /** By id or file name. Anything else, such as a path, finds nothing. */
  public Optional<Backup> find(String id) throws IOException {
    return list().stream().filter(backup -> backup.id().equals(id)).findFirst();
  }

  /** Absolute; a link is not followed. */
  public Path file(Backup backup) {
    return root.resolve(backup.filename());
  }

  /**
   * Keeps it whatever the retention says, or no longer.
   *
   * @throws BackupException if there is none of this id
   */
  public Backup pin(String id, boolean pinned) throws IOException {
    throw new BackupException("not yet");
  }

  /** Notes that it was restored and queried. */
  public Backup proven(String id, Instant at) throws IOException {
    throw new BackupException("not yet");
  }

  /** Notes what a verification found, which is good or bad. */
  public Backup verified(String id, Verification verification) throws IOException {
    throw new BackupException("not yet");
  }

  /** First the data, then the metadata. Does nothing if it is gone already. */
  public void delete(String id) throws IOException {
    throw new BackupException("not yet");
  }
}
