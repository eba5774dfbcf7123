package glossary.sidecar.glossary;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Tries again, each millisecond, what another process's lock prevents. A writer that commits all
 * the time leaves short gaps only, which SQLite's own handler, with pauses of up to 100 ms, misses.
 */
final class LockWait {
  static final Duration PAUSE = Duration.ofMillis(1);

  /** How many pauses; as long as the server's clients are likely to wait. */
  static final int ATTEMPTS = 5000;

  private static final int BUSY = 5;

  /** What needs a lock, and does not wait for it. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws SQLException;
  }

  private final long until = System.nanoTime() + PAUSE.toNanos() * ATTEMPTS;

  static <T> T around(Attempt<T> attempt) throws SQLException {
    LockWait wait = new LockWait();
    while (true) {
      try {
        return attempt.run();
      } catch (SQLException failed) {
        if ((failed.getErrorCode() & 0xff) != BUSY || wait.isOver()) {
          throw failed;
        }
        wait.pause();
      }
    }
  }

  boolean isOver() {
    return System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted();
  }

  void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}
