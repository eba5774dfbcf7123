package glossary.sidecar.health;

import glossary.sidecar.search.IndexState;
import java.time.Duration;
import java.util.function.Supplier;

/** What the handlers answer from. Thread-safe; answers at once. */
final class Knowledge {
  private static final long FRESH_NANOS = Duration.ofMillis(10).toNanos();

  private record Taken(HealthReport report, long at) {}

  final Board board;
  final Readiness readiness;
  final Vitals vitals;
  final Supplier<IndexState> index;
  final Time time;
  private volatile Taken taken;

  Knowledge(
      Board board, Readiness readiness, Vitals vitals, Supplier<IndexState> index, Time time) {
    this.board = board;
    this.readiness = readiness;
    this.vitals = vitals;
    this.index = index;
    this.time = time;
  }

  /** What was the case within the last ten milliseconds. */
  HealthReport report() {
    Taken last = taken;
    long now = time.now();
    if (last == null || now - last.at() > FRESH_NANOS) {
      last = new Taken(board.report(), now);
      taken = last;
    }
    return last.report();
  }
}
