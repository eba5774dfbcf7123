package glossary.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30}, {@code 250ms}, {@code 5m}, {@code PT1H30M}. */
final class Durations {
  private static final Pattern SHAPE =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) *(ms|s|m|h|d)?", Pattern.CASE_INSENSITIVE);
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  /** The unit that a setting's name promises for a bare number; seconds if it promises none. */
  static ChronoUnit bareUnit(String name) {
    if (name.endsWith("_MS")) {
      return ChronoUnit.MILLIS;
    }
    return name.endsWith("_DAYS") ? ChronoUnit.DAYS : ChronoUnit.SECONDS;
  }

  static Duration parse(String text, ChronoUnit bare) throws BadValue {
    if (text.length() > 40) {
      throw new BadValue();
    }
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return iso(text);
    }
    String suffix = shape.group(2);
    ChronoUnit unit = suffix == null ? bare : UNITS.get(suffix.toLowerCase(Locale.ROOT));
    BigDecimal unitNanos = BigDecimal.valueOf(unit.getDuration().toNanos());
    return ofNanos(new BigDecimal(shape.group(1)).multiply(unitNanos));
  }

  private static Duration ofNanos(BigDecimal nanos) {
    BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue());
  }

  private static Duration iso(String text) throws BadValue {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative()) {
        throw new BadValue();
      }
      return duration;
    } catch (DateTimeParseException | ArithmeticException notIso) {
      throw new BadValue();
    }
  }

  private Durations() {}
}
