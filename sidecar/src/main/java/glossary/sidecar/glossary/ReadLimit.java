package glossary.sidecar.glossary;

import java.util.concurrent.TimeUnit;
import org.sqlite.ProgressHandler;

/**
 * Bounds one read: it should end after 20 ms or 4 Mi characters, and SQLite interrupts it after 50
 * ms. The clock starts with the first steps of the statement, so the wait for a lock does not
 * count. Used by one thread at a time.
 */
final class ReadLimit extends ProgressHandler {
  /** Steps of SQLite's machine between two looks at the clock: some microseconds. */
  static final int STEPS = 500;

  static final long MOST_CHARACTERS = 4 << 20;

  private static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long HARD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private boolean started;
  private long startedAt;
  private long characters;
  private long mostCharacters = MOST_CHARACTERS;

  void reset() {
    started = false;
    characters = 0;
    mostCharacters = MOST_CHARACTERS;
  }

  /** This read takes fewer characters than usual. */
  void atMost(long fewer) {
    mostCharacters = fewer;
  }

  void took(int moreCharacters) {
    characters += moreCharacters;
  }

  /** Whether the read has had its share: what it has is good, the rest is for the next read. */
  boolean spent() {
    return elapsed() >= AIM_NANOS || characters >= mostCharacters;
  }

  @Override
  protected int progress() {
    return elapsed() >= HARD_NANOS ? 1 : 0;
  }

  private long elapsed() {
    long now = System.nanoTime();
    if (!started) {
      started = true;
      startedAt = now;
    }
    return now - startedAt;
  }
}
