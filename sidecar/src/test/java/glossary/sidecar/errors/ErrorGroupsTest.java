package glossary.sidecar.errors;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.LogLevel;
import glossary.sidecar.testing.MovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ErrorGroupsTest {
  private static final long MOST_BYTES = 12L << 20;

  private final MovedClock clock = MovedClock.at("2026-11-24T12:00:00Z");

  @Test
  void a_million_errors_of_ten_thousand_kinds_stay_in_bounded_memory() {
    long before = usedBytes();
    ErrorGroups groups = new ErrorGroups(1000, 10, clock);
    AtomicInteger logged = new AtomicInteger();
    AtomicInteger sampled = new AtomicInteger();
    for (int i = 0; i < 1_000_000; i++) {
      String kind = "kind-" + i % 10_000;
      boolean full =
          groups
              .record(
                  kind,
                  () -> {
                    sampled.incrementAndGet();
                    return sample(kind, "x".repeat(4000));
                  })
              .marking()
              .logged();
      logged.addAndGet(full ? 1 : 0);
    }

    List<ErrorGroup> all = groups.all();
    assertThat(all).hasSize(1001);
    assertThat(all.stream().mapToLong(ErrorGroup::count).sum()).isEqualTo(1_000_000);
    assertThat(groups.find(ErrorGroups.OTHER))
        .hasValueSatisfying(other -> assertThat(other.count()).isEqualTo(900_000));
    assertThat(logged).hasValue(1001 * 10);
    assertThat(sampled.get()).isLessThan(1001 * 11);
    assertThat(usedBytes() - before).isLessThan(MOST_BYTES);
    assertThat(groups.stored()).hasSize(1001);
  }

  @Test
  void only_so_many_of_a_kind_are_logged_in_an_hour_and_the_rest_is_told() {
    ErrorGroups groups = new ErrorGroups(10, 3, clock);
    List<Boolean> logged = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      logged.add(groups.record("a", () -> sample("a", "")).marking().logged());
    }

    assertThat(logged)
        .containsExactly(true, true, true, false, false, false, false, false, false, false);
    assertThat(groups.takeSuppressed()).isEmpty();
    assertThat(groups.find("a").orElseThrow().suppressed()).isEqualTo(7);
    clock.moves(Duration.ofMinutes(61));
    assertThat(groups.record("a", () -> sample("a", "")).marking().suppressed()).isEqualTo(7);
  }

  @Test
  void what_was_only_counted_in_a_quiet_hour_is_told_once() {
    ErrorGroups groups = new ErrorGroups(10, 1, clock);
    groups.record("a", () -> sample("a", ""));
    groups.record("a", () -> sample("a", ""));
    clock.moves(Duration.ofMinutes(61));

    assertThat(groups.takeSuppressed())
        .singleElement()
        .satisfies(told -> assertThat(told.suppressed()).isEqualTo(1));
    assertThat(groups.takeSuppressed()).isEmpty();
  }

  @Test
  void a_kind_that_has_not_come_for_an_hour_makes_room() {
    ErrorGroups groups = new ErrorGroups(2, 10, clock);
    groups.record("old", () -> sample("old", ""));
    clock.moves(Duration.ofMinutes(61));
    groups.record("b", () -> sample("b", ""));

    assertThat(groups.record("c", () -> sample("c", "")).isNew()).isTrue();
    assertThat(groups.all())
        .extracting(ErrorGroup::fingerprint)
        .containsExactlyInAnyOrder("b", "c");
    assertThat(groups.record("d", () -> sample("d", "")).group().fingerprint())
        .isEqualTo(ErrorGroups.OTHER);
  }

  @Test
  void rates_fall_as_time_goes_by() {
    ErrorGroups groups = new ErrorGroups(2, 10, clock);
    for (int i = 0; i < 60; i++) {
      groups.record("a", () -> sample("a", ""));
    }

    assertThat(groups.find("a").orElseThrow().rates()).isEqualTo(new ErrorRates(60, 12, 4, 1));
    clock.moves(Duration.ofMinutes(2));
    assertThat(groups.find("a").orElseThrow().rates()).isEqualTo(new ErrorRates(0, 12, 4, 1));
    clock.moves(Duration.ofMinutes(60));
    assertThat(groups.find("a").orElseThrow().rates()).isEqualTo(ErrorRates.NONE);
  }

  @Test
  void the_level_rises_the_stack_stays_and_the_message_is_the_latest() {
    ErrorGroups groups = new ErrorGroups(2, 10, clock);
    groups.record("a", () -> sample("a", "first"));
    Sample critical =
        new Sample(LogLevel.CRITICAL, "a", "second", "/x", "id", null, null, List.of());
    groups.record("a", () -> critical);
    groups.record("a", () -> sample("a", "third"));

    ErrorGroup group = groups.find("a").orElseThrow();
    assertThat(group.level()).isEqualTo(LogLevel.CRITICAL);
    assertThat(group.message()).isEqualTo("third");
    assertThat(group.sampleStack()).containsExactly("at a");
  }

  static Sample sample(String type, String message) {
    return new Sample(
        LogLevel.ERROR, type, message, "/api/x", "id", null, null, List.of("at " + type));
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
