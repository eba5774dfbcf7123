package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void a_run_is_due_at_its_time_and_not_before() {
    Timetable nightly = from("0 2 * * *", MIDNIGHT);

    assertThat(nightly.next()).contains(at("02:00:00"));
    assertThat(nightly.isDue(at("01:59:59"))).isFalse();
    assertThat(nightly.isDue(at("02:00:00"))).isTrue();
    assertThat(nightly.isDue(at("09:00:00"))).isTrue();
  }

  @Test
  void several_missed_runs_are_made_good_by_one() {
    Timetable hourly = from("0 * * * *", MIDNIGHT.minus(Duration.ofDays(3)));
    assertThat(hourly.isDue(at("05:30:00"))).isTrue();

    hourly.succeeded(at("05:30:00"), at("05:31:00"));

    assertThat(hourly.next()).contains(at("06:00:00"));
  }

  @Test
  void what_came_due_while_a_run_went_on_is_passed_over() {
    Timetable everyMinute = from("* * * * *", MIDNIGHT);

    everyMinute.succeeded(at("00:01:00"), at("00:03:30"));

    assertThat(everyMinute.next()).contains(at("00:04:00"));
  }

  @Test
  void a_failure_is_tried_again_five_times_at_growing_distances() {
    Timetable nightly = from("0 2 * * *", MIDNIGHT);
    Instant now = at("02:00:00");

    for (int minutes : new int[] {1, 2, 4, 8, 16}) {
      assertThat(nightly.failed(now)).isTrue();
      assertThat(nightly.next()).contains(now.plus(Duration.ofMinutes(minutes)));
      assertThat(nightly.isDue(now)).isFalse();
      assertThat(nightly.seenTo()).isEqualTo(MIDNIGHT);
      now = nightly.next().get();
      assertThat(nightly.isDue(now)).isTrue();
    }
    assertThat(nightly.failed(now)).isFalse();
    assertThat(nightly.next()).contains(Instant.parse("2026-11-25T02:00:00Z"));
    assertThat(nightly.seenTo()).isEqualTo(now);
    assertThat(nightly.failed(nightly.next().get())).isTrue();
  }

  @Test
  void a_retry_never_comes_after_the_schedule() {
    Timetable often = from("*/3 * * * *", MIDNIGHT);

    assertThat(often.failed(at("00:03:00"))).isTrue();
    assertThat(often.next()).contains(at("00:04:00"));
    assertThat(often.failed(at("00:04:00"))).isFalse();
    assertThat(often.next()).contains(at("00:06:00"));
  }

  @Test
  void a_clock_that_goes_back_does_not_stop_the_schedule() {
    Timetable nightly = from("0 2 * * *", Instant.parse("2036-01-01T00:00:00Z"));

    assertThat(nightly.isDue(at("01:00:00"))).isFalse();
    assertThat(nightly.next()).contains(at("02:00:00"));
  }

  @Test
  void a_run_is_late_by_no_more_than_the_jitter_and_not_always_by_the_same() {
    Duration jitter = Duration.ofMinutes(10);
    Random random = new Random(3);
    assertThat(
            new Random(4)
                .ints(200)
                .mapToObj(
                    i ->
                        new Timetable(
                                CronSchedule.of("0 2 * * *"),
                                ZoneId.of("UTC"),
                                jitter,
                                random,
                                MIDNIGHT)
                            .next()
                            .get()))
        .allMatch(due -> !due.isBefore(at("02:00:00")) && !due.isAfter(at("02:10:00")))
        .satisfies(all -> assertThat(all.stream().distinct()).hasSizeGreaterThan(150));
  }

  @Test
  void a_late_run_does_not_cost_the_next_its_turn() {
    Timetable hourly = from("0 * * * *", MIDNIGHT);

    hourly.succeeded(at("01:59:00"), at("02:00:30"));

    assertThat(hourly.next()).contains(at("03:00:00"));
    hourly.succeeded(at("03:59:00"), at("03:59:30"));
    assertThat(hourly.next()).contains(at("04:00:00"));
  }

  @Test
  void a_schedule_that_never_comes_is_never_due() {
    Timetable never = from("0 0 30 2 *", MIDNIGHT);

    assertThat(never.next()).isEmpty();
    assertThat(never.isDue(Instant.parse("2400-01-01T00:00:00Z"))).isFalse();
  }

  private static Timetable from(String schedule, Instant seenTo) {
    return new Timetable(
        CronSchedule.of(schedule), ZoneId.of("UTC"), Duration.ZERO, new Random(1), seenTo);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-24T" + time + "Z");
  }
}
