package glossary.api.telemetry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/**
 * Whether a process holds the lock of a telemetry file; the kernel releases it with the process.
 */
final class Liveness {

  /** Two threads that look at once would take each other for the host. */
  private static final Object ONE_AT_A_TIME = new Object();

  private Liveness() {}

  static boolean isLocked(FileChannel channel) throws IOException {
    synchronized (ONE_AT_A_TIME) {
      try (FileLock lock = channel.tryLock(TelemetryLayout.LOCK_AT, 1, true)) {
        return lock == null;
      } catch (OverlappingFileLockException here) {
        return true;
      }
    }
  }
}
