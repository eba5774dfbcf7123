package glossary.config;

import java.util.List;
import java.util.Locale;

/**
 * The values that one field of a cron line allows.
 *
 * @param bits bit n is set if the value n is allowed
 * @param star whether the field begins with {@code *}, a step after it or not
 */
record CronField(long bits, boolean star) {

  /** The five fields, in the order in which they are written. */
  enum Kind {
    MINUTE(0, 59, List.of()),
    HOUR(0, 23, List.of()),
    DAY_OF_MONTH(1, 31, List.of()),
    MONTH(
        1,
        12,
        List.of(
            "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** Sunday is both 0 and 7. */
    DAY_OF_WEEK(0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private final int least;
    private final int most;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Kind(int least, int most, List<String> names) {
      this.least = least;
      this.most = most;
      this.names = names;
    }
  }

  static CronField parse(String text, Kind kind) throws BadValue {
    long bits = 0;
    for (String item : text.split(",", -1)) {
      bits |= item(item, kind);
    }
    return new CronField(bits, text.startsWith("*"));
  }

  boolean has(int value) {
    return (bits >> value & 1) == 1;
  }

  /** The least allowed value that is not below {@code from}, or -1. */
  int next(int from) {
    long left = from > 63 ? 0 : bits >> from << from;
    return left == 0 ? -1 : Long.numberOfTrailingZeros(left);
  }

  private static long item(String text, Kind kind) throws BadValue {
    String[] step = text.split("/", -1);
    String[] range = step[0].split("-", -1);
    boolean star = step[0].equals("*");
    if (step.length > 2 || range.length > 2 || (step.length == 2 && !star && range.length == 1)) {
      throw new BadValue();
    }
    int from = star ? kind.least : value(range[0], kind);
    int to = star ? kind.most : value(range[range.length - 1], kind);
    int by = step.length == 2 ? number(step[1]) : 1;
    if (from > to || by < 1 || by > kind.most) {
      throw new BadValue();
    }
    return bits(from, to, by);
  }

  private static long bits(int from, int to, int by) {
    long bits = 0;
    for (int value = from; value <= to; value += by) {
      bits |= 1L << value;
    }
    return bits;
  }

  private static int value(String text, Kind kind) throws BadValue {
    int named = kind.names.indexOf(text.toUpperCase(Locale.ROOT));
    int value = named >= 0 ? named + kind.least : number(text);
    if (value < kind.least || value > kind.most) {
      throw new BadValue();
    }
    return value;
  }

  private static int number(String text) throws BadValue {
    if (!text.matches("[0-9]{1,2}")) {
      throw new BadValue();
    }
    return Integer.parseInt(text);
  }
}
