package glossary.sidecar.health;

import java.util.List;

/** Searches the index, to see that it answers and how quickly. */
final class SearchCheck implements Check {
  private static final double SLOW_MILLIS = 1_000;

  private final Runnable search;
  private final Time time;

  /**
   * @param search one that costs little; throws if it cannot be answered
   */
  SearchCheck(Runnable search, Time time) {
    this.search = search;
    this.time = time;
  }

  @Override
  public Finding look() {
    long started;
    try {
      search.run(); // what is cold at first would be measured
      started = time.now();
      search.run();
    } catch (RuntimeException failed) {
      String kind = failed.getClass().getSimpleName();
      return new Finding(figures(null), List.of(Issues.SEARCH_FAILS.of(kind)));
    }
    double millis = Rounded.of((time.now() - started) / 1e6);
    List<Issue> issues = millis > SLOW_MILLIS ? List.of(Issues.SEARCH_SLOW.of(millis)) : List.of();
    return new Finding(figures(millis), issues);
  }

  private static Figures figures(Double millis) {
    return Figures.builder().set("search_performance_ms", millis).build();
  }
}
