package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a database in WAL mode from being opened where that would harm its server: on a network
 * file system, over which such a log cannot be shared, and as another user than the owner while
 * nobody has it open. Used under its owner's lock.
 *
 * @see <a href="https://www.sqlite.org/wal.html">SQLite, Write-Ahead Logging</a>
 */
final class WalGuard {
  private static final Logger LOG = LoggerFactory.getLogger(WalGuard.class);

  private final Path file;
  private final Function<Path, String> fileSystemType;
  private String type = "";
  private boolean told;

  /** The file whose header was read, and what it said. */
  private FileStamp looked;

  private boolean wal;

  /**
   * @param fileSystemType of a file, as {@link FileSystemType#of} tells it
   */
  WalGuard(Path file, Function<Path, String> fileSystemType) {
    this.file = file;
    this.fileSystemType = fileSystemType;
  }

  /**
   * Why the file must not be opened; null if it may.
   *
   * @param open whether this process still has it open
   */
  SourceState refusal(DatabaseStamp stamp, boolean open) {
    try {
      if (!stamp.database().regular()) {
        return null;
      }
      type = fileSystemType.apply(file);
      if (FileSystemType.isNetwork(type)) {
        return isLogged(stamp, open) ? Diagnosis.networkWal(file, type) : null;
      }
      return wouldLockItsOwnerOut(stamp.database()) ? Diagnosis.othersWal(file) : null;
    } catch (IOException unreadable) {
      return null; // the probe says why
    }
  }

  /** Whether a log has come beside a file that was opened without one, over a network. */
  boolean mustLetGo(DatabaseStamp stamp) {
    return stamp.wal() != null && FileSystemType.isNetwork(type);
  }

  /** Tells the operator, once, what to expect of a network file system. */
  void opened() {
    if (!told && FileSystemType.isNetwork(type)) {
      told = true;
      LOG.warn("{}", Diagnosis.network(file, type));
    }
  }

  /** Closing a handle of one's own would drop the locks of those that are open. */
  private boolean isLogged(DatabaseStamp stamp, boolean open) throws IOException {
    if (stamp.wal() != null || open) {
      return stamp.wal() != null;
    }
    if (!stamp.database().equals(looked)) {
      wal = WalHeader.isWal(file);
      looked = stamp.database();
    }
    return wal;
  }

  /**
   * Whoever opens a WAL database that nobody has open makes its {@code -shm} and {@code -wal}; if
   * that is another user than the owner, the owner can write no more.
   */
  private boolean wouldLockItsOwnerOut(FileStamp stamp) throws IOException {
    if (Files.exists(file.resolveSibling(file.getFileName() + "-shm"))
        || !ProcessUser.isNotOwnerOf(file)) {
      return false;
    }
    if (looked == null || !looked.sameFile(stamp)) {
      wal = WalHeader.isWal(file);
      looked = stamp;
    }
    return wal;
  }
}
