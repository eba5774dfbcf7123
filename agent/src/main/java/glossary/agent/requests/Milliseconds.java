package glossary.agent.requests;

/** Durations as header values, such as {@code 1.23ms}. */
final class Milliseconds {
  private static final long NANOS_PER_HUNDREDTH = 10_000;
  private static final int HUNDREDTHS = 100;
  private static final int TEN = 10;

  private Milliseconds() {}

  static String of(long nanos) {
    long hundredths = Math.max(0, nanos) / NANOS_PER_HUNDREDTH;
    long fraction = hundredths % HUNDREDTHS;
    return hundredths / HUNDREDTHS + (fraction < TEN ? ".0" : ".") + fraction + "ms";
  }
}
