package glossary.agent.requests;

/**
 * Durations as header values, such as {@code 1.23ms}. Those of fast requests are remembered, so
 * that where many are answered a second none makes a string.
 */
final class Milliseconds {
  private static final long NANOS_PER_HUNDREDTH = 10_000;
  private static final int HUNDREDTHS = 100;
  private static final int TEN = 10;

  /** Up to 10 ms. Strings are safe to share without a lock; two threads may make the same. */
  private static final String[] REMEMBERED = new String[TEN * HUNDREDTHS];

  private Milliseconds() {}

  static String of(long nanos) {
    long hundredths = Math.max(0, nanos) / NANOS_PER_HUNDREDTH;
    return hundredths < REMEMBERED.length ? remembered((int) hundredths) : text(hundredths);
  }

  private static String remembered(int hundredths) {
    String text = REMEMBERED[hundredths];
    if (text == null) {
      text = text(hundredths);
      REMEMBERED[hundredths] = text;
    }
    return text;
  }

  private static String text(long hundredths) {
    long fraction = hundredths % HUNDREDTHS;
    return hundredths / HUNDREDTHS + (fraction < TEN ? ".0" : ".") + fraction + "ms";
  }
}
