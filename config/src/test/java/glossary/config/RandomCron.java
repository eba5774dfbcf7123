package glossary.config;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A schedule made from sets of values, so that what its text means is known without reading it.
 *
 * @param fields allowed values by field, Sunday as 0
 */
record RandomCron(
    String text, List<Set<Integer>> fields, boolean starDayOfMonth, boolean starDayOfWeek) {
  private static final int[] LEAST = {0, 0, 1, 1, 0};
  private static final int[] MOST = {59, 23, 31, 12, 7};

  static RandomCron of(Random random) {
    List<String> texts = new ArrayList<>();
    List<Set<Integer>> fields = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Set<Integer> values = new TreeSet<>();
      texts.add(field(random, LEAST[i], MOST[i], values));
      fields.add(values);
    }
    fields.set(4, fields.get(4).stream().map(day -> day % 7).collect(Collectors.toSet()));
    return new RandomCron(
        String.join(" ", texts),
        fields,
        texts.get(2).startsWith("*"),
        texts.get(4).startsWith("*"));
  }

  boolean allows(LocalDateTime at) {
    return fields.get(0).contains(at.getMinute())
        && fields.get(1).contains(at.getHour())
        && fields.get(3).contains(at.getMonthValue())
        && allowsDay(at);
  }

  private boolean allowsDay(LocalDateTime at) {
    boolean byMonth = fields.get(2).contains(at.getDayOfMonth());
    boolean byWeek = fields.get(4).contains(at.getDayOfWeek().getValue() % 7);
    if (starDayOfMonth || starDayOfWeek) {
      return byMonth && byWeek;
    }
    return byMonth || byWeek;
  }

  private static String field(Random random, int least, int most, Set<Integer> values) {
    int kind = random.nextInt(5);
    if (kind < 2) {
      int by = kind == 0 ? 1 : 1 + random.nextInt(Math.min(20, most));
      add(values, least, most, by);
      return by == 1 ? "*" : "*/" + by;
    }
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = least + random.nextInt(most - least + 1);
      int to = kind == 2 ? from : from + random.nextInt(most - from + 1);
      int by = kind == 4 ? 1 + random.nextInt(3) : 1;
      add(values, from, to, by);
      items.add(from == to && by == 1 ? "" + from : from + "-" + to + (by == 1 ? "" : "/" + by));
    }
    return String.join(",", items);
  }

  private static void add(Set<Integer> values, int from, int to, int by) {
    for (int value = from; value <= to; value += by) {
      values.add(value);
    }
  }
}
