package glossary.sidecar.errors;

import java.util.Arrays;

/**
 * How often something happened in the last hour, in steps of 15 seconds. Not thread-safe.
 *
 * <p>A rate over N minutes counts the current step and those before it, so it covers up to 15 s
 * less than N minutes.
 */
final class Rates {
  static final long STEP_MILLIS = 15_000;
  private static final int STEPS_PER_MINUTE = 4;
  private static final int STEPS = 60 * STEPS_PER_MINUTE;

  private final int[] counts = new int[STEPS];
  private long latest;

  void add(long nowMillis) {
    add(nowMillis, 1);
  }

  void add(long nowMillis, long number) {
    int step = (int) (advance(nowMillis) % STEPS);
    counts[step] = (int) Math.min(Integer.MAX_VALUE, counts[step] + number);
  }

  /** Events a minute over the last {@code minutes}, 60 at most. */
  double perMinute(int minutes, long nowMillis) {
    long now = nowMillis / STEP_MILLIS;
    long sum = 0;
    for (int back = 0; back < minutes * STEPS_PER_MINUTE; back++) {
      long step = now - back;
      if (step <= latest && step > latest - STEPS && step >= 0) {
        sum += counts[(int) (step % STEPS)];
      }
    }
    return (double) sum / minutes;
  }

  /** The last step that anything was counted in. */
  long latest() {
    return latest;
  }

  /** Oldest first, ending with the latest step; without leading zeros. */
  int[] history() {
    int[] history = new int[STEPS];
    for (int back = 0; back < STEPS; back++) {
      long step = latest - back;
      history[STEPS - 1 - back] = step < 0 ? 0 : counts[(int) (step % STEPS)];
    }
    int first = 0;
    while (first < STEPS && history[first] == 0) {
      first++;
    }
    return Arrays.copyOfRange(history, first, STEPS);
  }

  /** As {@link #history} gave it; what does not fit is left out. */
  static Rates restored(long latest, int[] history) {
    Rates rates = new Rates();
    rates.latest = Math.max(0, latest);
    for (int back = 0; back < Math.min(STEPS, history.length); back++) {
      long step = rates.latest - back;
      if (step >= 0) {
        rates.counts[(int) (step % STEPS)] = Math.max(0, history[history.length - 1 - back]);
      }
    }
    return rates;
  }

  /** Empties the steps that nothing was counted in; a clock that went back counts as the latest. */
  private long advance(long nowMillis) {
    long now = nowMillis / STEP_MILLIS;
    if (now - latest >= STEPS) {
      Arrays.fill(counts, 0);
      latest = now;
    }
    while (latest < now) {
      latest++;
      counts[(int) (latest % STEPS)] = 0;
    }
    return latest;
  }
}
