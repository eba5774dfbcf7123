package glossary.sidecar.doctor.checklist;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where a repair is tried out: a folder that one process has at a time. What one that was killed
 * has left there is deleted by the next.
 */
final class FixFolder implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;

  private FixFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * @param folder is made if it is absent; nothing but this class may use it
   * @throws FixUnderWay if another has it
   */
  static FixFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FixFolder opened = new FixFolder(folder, lock);
    try {
      if (lock.tryLock() == null) {
        throw new FixUnderWay();
      }
      opened.empty();
      return opened;
    } catch (IOException | OverlappingFileLockException taken) {
      lock.close();
      throw taken instanceof IOException known ? known : new FixUnderWay();
    }
  }

  /** Not there yet. */
  Path file(String name) {
    return folder.resolve(name);
  }

  private void empty() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.endsWith(LOCK)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      empty();
    } finally {
      lock.close();
    }
  }
}
