package glossary.sidecar.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the files of one run, inside the backup folder and so on its file system. Holds a
 * lock as long as the run lives; what a dead run has left is known by that lock and deleted.
 */
final class WorkFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
  private static final String PREFIX = ".glossary-work-";
  private static final String LOCK = "lock";

  private final Path folder;
  private final FolderLock lock;
  private final AtomicBoolean closed = new AtomicBoolean();

  private WorkFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static WorkFolder in(Path root) throws IOException {
    while (true) {
      Path folder = OwnFiles.createFolderIn(root, PREFIX);
      try {
        Optional<FolderLock> lock = FolderLock.tryAcquire(folder.resolve(LOCK));
        if (lock.isPresent()) {
          return new WorkFolder(folder, lock.get());
        }
      } catch (NoSuchFileException taken) {
        // another process took the fresh folder for one that was left behind
      }
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Deletes it with all that is in it. May be called again. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      delete(folder, lock);
    } catch (IOException left) {
      LOG.warn("{} could not be deleted ({}); the next run tries again", folder, left.toString());
    }
  }

  /** Deletes the folders whose runs have died. */
  static void cleanUp(Path root) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, PREFIX + "*")) {
      for (Path folder : folders) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          cleanUpDead(folder);
        }
      }
    }
  }

  private static void cleanUpDead(Path folder) throws IOException {
    try {
      Optional<FolderLock> lock = FolderLock.tryAcquire(folder.resolve(LOCK));
      if (lock.isPresent()) {
        LOG.info("Deleting {}, which a run that was ended has left behind", folder);
        delete(folder, lock.get());
      }
    } catch (NoSuchFileException gone) {
      // its run has just ended
    }
  }

  /** The lock's file goes last: as long as it is there and held, nobody else touches the folder. */
  private static void delete(Path folder, FolderLock lock) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.endsWith(LOCK)) {
          deleteTree(file);
        }
      }
    } finally {
      lock.close();
    }
    Files.deleteIfExists(folder.resolve(LOCK));
    Files.deleteIfExists(folder);
  }

  /** Of a file or a folder, which may be missing; links are not followed. */
  static void deleteTree(Path top) throws IOException {
    if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }
}
