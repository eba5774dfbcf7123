package glossary.agent.publish;

import glossary.agent.errors.ErrorListener;
import glossary.api.telemetry.RecentError;
import glossary.api.telemetry.TelemetryWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last errors, so that a killed host tells them. If the telemetry file is in memory an error is
 * there when {@link #error} returns, else within a second.
 */
public final class ErrorRing implements ErrorListener {
  private static final int SIZE = RecentError.KEPT;

  private final AtomicLong numbers = new AtomicLong();
  private final AtomicReferenceArray<Numbered> last = new AtomicReferenceArray<>(SIZE);
  private final long[] published = new long[SIZE];

  /** Null unless request threads write to the file. */
  private volatile TelemetryWriter direct;

  private TelemetryWriter writer;
  private volatile boolean forget;

  /** Any thread; takes no lock and never throws. */
  @Override
  public void error(RecentError error) {
    Numbered numbered = new Numbered(numbers.incrementAndGet(), error);
    last.set(numbered.place(), numbered);
    TelemetryWriter now = direct;
    if (now != null && !now.writeShared(error, numbered.number)) {
      // The flush thread will see that the file is too short, count it and make another.
      direct = null;
    }
  }

  /** Forgets them, in the file within a second. */
  public void reset() {
    for (int i = 0; i < SIZE; i++) {
      last.set(i, null);
    }
    forget = true;
  }

  /** Uses a new file from now on; flush thread. */
  void attach(TelemetryWriter to) throws IOException {
    writer = to;
    Arrays.fill(published, 0);
    direct = to.shared() ? to : null;
    flush();
  }

  /** Uses no file from now on; flush thread. */
  void detach() {
    direct = null;
    writer = null;
  }

  /**
   * Writes what is new; flush thread. Also what was written already: two errors that met in one
   * place may have torn each other.
   */
  void flush() throws IOException {
    boolean clears = forget;
    forget = false;
    for (int i = 0; writer != null && i < SIZE; i++) {
      Numbered error = last.get(i);
      if (error != null && error.number != published[i]) {
        writer.write(error.error, error.number);
        published[i] = error.number;
      } else if (error == null && clears) {
        writer.clearError(i);
      }
    }
  }

  private static final class Numbered {
    final long number;
    final RecentError error;

    Numbered(long number, RecentError error) {
      this.number = number;
      this.error = error;
    }

    int place() {
      return (int) (number % SIZE);
    }
  }
}
