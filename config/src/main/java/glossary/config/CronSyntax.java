package glossary.config;

import java.util.List;
import java.util.Locale;

/** The five fields of a cron line: minute, hour, day of month, month, day of week. */
final class CronSyntax {
  private record Field(int least, int most, List<String> names) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field(0, 59, List.of()),
          new Field(0, 23, List.of()),
          new Field(1, 31, List.of()),
          new Field(
              1,
              12,
              List.of(
                  "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                  "DEC")),
          new Field(0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")));

  /** Returns the text itself, its fields separated by single spaces. */
  static String parse(String text) throws BadValue {
    String[] parts = text.length() > 500 ? new String[0] : text.strip().split("[ \t]+", -1);
    if (parts.length != FIELDS.size()) {
      throw new BadValue();
    }
    for (int i = 0; i < parts.length; i++) {
      for (String item : parts[i].split(",", -1)) {
        checkItem(item, FIELDS.get(i));
      }
    }
    return String.join(" ", parts);
  }

  private static void checkItem(String item, Field field) throws BadValue {
    String[] step = item.split("/", -1);
    String[] range = step[0].split("-", -1);
    boolean star = step[0].equals("*");
    boolean stepped = step.length == 2;
    if (step.length > 2 || range.length > 2 || (stepped && !star && range.length == 1)) {
      throw new BadValue();
    }
    if (stepped && (number(step[1]) < 1 || number(step[1]) > field.most)) {
      throw new BadValue();
    }
    if (!star && value(range[0], field) > value(range[range.length - 1], field)) {
      throw new BadValue();
    }
  }

  private static int value(String text, Field field) throws BadValue {
    int named = field.names.indexOf(text.toUpperCase(Locale.ROOT));
    int value = named >= 0 ? named + field.least : number(text);
    if (value < field.least || value > field.most) {
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

  private CronSyntax() {}
}
