package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock between processes, on a file that is for nothing else. The operating system drops it when
 * the process ends, however it ends. Also holds between threads: a file is opened once at a time in
 * one process, because closing it a second time would drop the lock.
 */
final class FolderLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Path key;
  private final FileChannel channel;

  private FolderLock(Path key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /**
   * @return empty if another holds it
   * @throws IOException if the file cannot be made
   */
  static Optional<FolderLock> tryAcquire(Path file) throws IOException {
    Path key = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    if (!HELD.add(key)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel = OwnFiles.openOrCreate(key);
      locked = channel.tryLock() != null;
      return locked ? Optional.of(new FolderLock(key, channel)) : Optional.empty();
    } finally {
      if (!locked) {
        release(key, channel);
      }
    }
  }

  /** Waits for one that is held for moments only. */
  static FolderLock acquire(Path file) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() - until < 0) {
      Optional<FolderLock> lock = tryAcquire(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      LockSupport.parkNanos(AGAIN_NANOS);
    }
    throw new BackupException(file + " stays locked by another process. Try again.");
  }

  @Override
  public void close() {
    try {
      release(key, channel);
    } catch (IOException released) {
      // the descriptor is gone, and the lock with it
    }
  }

  private static void release(Path key, FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      HELD.remove(key);
    }
  }
}
