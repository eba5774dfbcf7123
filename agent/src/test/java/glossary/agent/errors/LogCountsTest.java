package glossary.agent.errors;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.api.telemetry.LogCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogCountsTest {
  private final LogCounts counts = new LogCounts();

  private List<String> all() {
    return counts.snapshot().stream()
        .map(each -> each.level + " " + each.type + " " + each.count)
        .toList();
  }

  @Test
  void lines_are_counted_by_level_and_class() {
    counts.add(LogCounts.ERROR, "a.B");
    counts.add(LogCounts.ERROR, "a.B");
    counts.add(LogCounts.ERROR, null);
    counts.add(LogCounts.WARN, "a.B");

    assertThat(all()).containsExactly("warn a.B 1", "error a.B 2", "error none 1");
  }

  @Test
  void generated_names_are_their_origin_s() {
    counts.add(LogCounts.WARN, "a.B$$SpringCGLIB$$0");
    counts.add(LogCounts.WARN, "a.B$$SpringCGLIB$$1");

    assertThat(all()).containsExactly("warn a.B 2");
  }

  @Test
  void a_host_with_ever_new_classes_fills_no_memory() {
    for (int i = 0; i < 10_000; i++) {
      counts.add(LogCounts.ERROR, "a.B" + "x".repeat(i % 500) + i);
    }
    counts.add(LogCounts.WARN, "still.Counted");

    assertThat(counts.snapshot()).hasSize(LogCounts.MOST_TYPES + 2);
    assertThat(counts.snapshot()).allMatch(each -> each.type.length() <= 300);
    assertThat(counts.snapshot().stream().mapToLong(each -> each.count).sum()).isEqualTo(10_001);
    LogCount last = counts.snapshot().get(LogCounts.MOST_TYPES + 1);
    assertThat(last.type).isEqualTo("{other}");
    assertThat(last.level).isEqualTo("error");
  }

  @Test
  void a_reset_forgets() {
    counts.add(LogCounts.ERROR, "a.B");
    counts.reset();

    assertThat(all()).isEmpty();
  }
}
