package glossary.sidecar.cli;

import glossary.sidecar.backup.BackupProgress;
import glossary.sidecar.backup.Stage;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far a work is: one line that is written over on a terminal, a line a stage elsewhere.
 * Thread-safe.
 */
final class ProgressBar implements BackupProgress, AutoCloseable {
  private static final int WIDEST = 30;
  private static final int NARROWEST = 5;

  /** Columns beside the bar, if there is a rate. */
  private static final int BESIDE = 50;

  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final String TO_END_OF_LINE = "\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private Stage shown;
  private long stageStart;
  private long drawn;

  private final long bytes;
  private final int columns;

  private ProgressBar(PrintWriter out, boolean terminal, long bytes) {
    this.out = out;
    this.terminal = terminal;
    this.bytes = bytes;
    this.columns = terminal ? TerminalWidth.now() : 0;
  }

  /**
   * On stderr, so that stdout has results only; a bar needs a terminal that can move its cursor.
   */
  static ProgressBar on(PrintWriter err) {
    return on(err, 0);
  }

  /**
   * As {@link #on(PrintWriter)}, with a rate.
   *
   * @param bytes that each stage goes through; 0 if unknown
   */
  static ProgressBar on(PrintWriter err, long bytes) {
    return new ProgressBar(err, Terminal.movesCursor(), bytes);
  }

  @Override
  public synchronized void at(Stage stage, double fraction) {
    long now = System.nanoTime();
    boolean begins = stage != shown;
    if (begins) {
      shown = stage;
      stageStart = now;
    }
    if (!terminal) {
      if (begins && stage != Stage.DONE) {
        out.println(words(stage) + " ...");
        out.flush();
      }
    } else if (begins || now - drawn > REDRAW_NANOS || fraction >= 1) {
      drawn = now;
      out.print("\r" + line(stage, Math.max(0, Math.min(1, fraction)), now) + TO_END_OF_LINE);
      out.flush();
    }
  }

  /** Takes the bar away. */
  @Override
  public synchronized void close() {
    if (terminal && shown != null) {
      out.print("\r" + TO_END_OF_LINE);
      out.flush();
    }
  }

  private String line(Stage stage, double fraction, long now) {
    int wide = Math.max(NARROWEST, Math.min(WIDEST, columns - BESIDE));
    int full = (int) Math.round(fraction * wide);
    String bar = "#".repeat(full) + "-".repeat(wide - full);
    String line =
        "%-12s [%s] %3d %%  %.1f s%s%s"
            .formatted(
                words(stage),
                bar,
                Math.round(fraction * 100),
                (now - start) / 1e9,
                rate(fraction, now),
                left(fraction, now));
    return Columns.cut(line, columns - 1);
  }

  private String rate(double fraction, long now) {
    double seconds = (now - stageStart) / 1e9;
    return bytes <= 0 || fraction <= 0 || seconds < 0.1
        ? ""
        : ", " + Sizes.of((long) (bytes * fraction / seconds)) + "/s";
  }

  /** Of this stage, once it is known well enough. */
  private String left(double fraction, long now) {
    double seconds = (now - stageStart) / 1e9;
    return fraction < 0.05 || fraction >= 1 || seconds < 0.5
        ? ""
        : ", about %.0f s left".formatted(seconds / fraction - seconds);
  }

  private static String words(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
