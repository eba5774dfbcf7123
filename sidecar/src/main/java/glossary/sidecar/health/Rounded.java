package glossary.sidecar.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Figures for people: two decimals, milliseconds. */
final class Rounded {
  private static final double GIB = 1L << 30;
  private static final double MIB = 1L << 20;

  private Rounded() {}

  static double of(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue()
        : 0;
  }

  static double gb(long bytes) {
    return of(bytes / GIB);
  }

  static double mb(long bytes) {
    return of(bytes / MIB);
  }

  /** In UTC with milliseconds; null for null. */
  static String time(Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Of {@code part} in {@code whole}; 0 if there is no whole. */
  static double percent(long part, long whole) {
    return whole <= 0 ? 0 : of(100.0 * part / whole);
  }
}
