package glossary.sidecar.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How much memory is left, of the machine or of the container, whichever has less; and the heap.
 */
final class MemoryCheck implements Check {
  private static final double FULL_HEAP_PERCENT = 95;

  private final Supplier<MemoryFigures> machine;
  private final Supplier<Optional<MemoryFigures>> container;
  private final Heap heap;
  private final double warning;
  private final double critical;
  private volatile MemoryFigures last;

  /**
   * @param container empty if it has no limit of its own
   * @param warning percent used
   * @param critical percent used
   */
  MemoryCheck(
      Supplier<MemoryFigures> machine,
      Supplier<Optional<MemoryFigures>> container,
      Heap heap,
      double warning,
      double critical) {
    this.machine = machine;
    this.container = container;
    this.heap = heap;
    this.warning = warning;
    this.critical = critical;
  }

  /** Of the last look; empty before the first. */
  Optional<MemoryFigures> last() {
    return Optional.ofNullable(last);
  }

  @Override
  public Finding look() {
    MemoryFigures whole = machine.get();
    MemoryFigures least =
        container.get().map(own -> MemoryFigures.smaller(own, whole)).orElse(whole);
    last = least;
    String of = least.equals(whole) ? "machine" : "container";
    double used = Rounded.percent(least.usedBytes(), least.limitBytes());
    double heapUsed = heap.usedPercent();
    Figures figures =
        Figures.builder()
            .set("total_gb", Rounded.gb(least.limitBytes()))
            .set("available_gb", Rounded.gb(least.availableBytes()))
            .set("used_percent", used)
            .set("of", of)
            .set("heap_used_percent", heapUsed)
            .set("heap_max_mb", Rounded.mb(heap.maxBytes()))
            .build();
    return new Finding(figures, issues(of, used));
  }

  private List<Issue> issues(String of, double used) {
    List<Issue> issues = new ArrayList<>();
    if (used > critical) {
      issues.add(Issues.MEMORY_CRITICAL.of(used, "the " + of, critical));
    } else if (used > warning) {
      issues.add(Issues.MEMORY_HIGH.of(used, "the " + of, warning));
    }
    if (heap.leftPercent() > FULL_HEAP_PERCENT) {
      issues.add(Issues.HEAP_HIGH.of(heap.leftPercent(), heap.maxBytes() >> 20));
    }
    return issues;
  }
}
