package glossary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 2 * * *           | 2026-03-01T01:59:59Z | 2026-03-01T02:00:00Z
          0 2 * * *           | 2026-03-01T02:00:00Z | 2026-03-02T02:00:00Z
          */15 * * * *        | 2026-03-01T02:00:01Z | 2026-03-01T02:15:00Z
          7-59/20 5 * * *     | 2026-03-01T05:08:00Z | 2026-03-01T05:27:00Z
          0 0 * * 0           | 2026-11-24T00:00:00Z | 2026-11-29T00:00:00Z
          0 0 * * 7           | 2026-11-24T00:00:00Z | 2026-11-29T00:00:00Z
          0 0 * * 5-7         | 2026-11-28T00:00:00Z | 2026-11-29T00:00:00Z
          0 0 * * Mon-FRI     | 2026-11-27T00:00:00Z | 2026-11-30T00:00:00Z
          0 0 1 jan,JUL *     | 2026-11-24T00:00:00Z | 2027-01-01T00:00:00Z
          0 0 13 * 5          | 2026-11-09T00:00:00Z | 2026-11-13T00:00:00Z
          0 0 13 * 5          | 2026-11-13T00:00:00Z | 2026-11-20T00:00:00Z
          0 0 */2 * 5         | 2026-11-13T00:00:00Z | 2026-11-27T00:00:00Z
          0 0 29 2 *          | 2097-01-01T00:00:00Z | 2104-02-29T00:00:00Z
          59 23 31 12 *       | 2026-12-31T23:59:00Z | 2027-12-31T23:59:00Z
          """)
  void the_next_time_is_the_first_one_later(String text, Instant after, Instant next) {
    assertThat(CronSchedule.of(text).next(after, ZoneOffset.UTC)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 30-31 FEB */1"})
  void a_day_that_never_comes_has_no_next_time(String text) {
    assertThat(CronSchedule.of(text).next(Instant.EPOCH, BERLIN)).isEmpty();
  }

  @Test
  void a_time_that_is_skipped_falls_on_the_moment_of_the_change_once() {
    CronSchedule everyTwentyMinutesFromTwo = CronSchedule.of("*/20 2,3 * * *");

    assertThat(times(everyTwentyMinutesFromTwo, BERLIN, "2026-03-29T00:00:00Z", 3))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z", "2026-03-29T01:40:00Z");
    assertThat(times(CronSchedule.of("30 2 * * *"), BERLIN, "2026-03-28T02:00:00Z", 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void a_time_that_comes_twice_counts_the_first_time() {
    assertThat(times(CronSchedule.of("30 2 * * *"), BERLIN, "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(times(CronSchedule.of("0,30 * * * *"), BERLIN, "2026-10-25T00:00:00Z", 3))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z", "2026-10-25T02:30:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "America/Sao_Paulo",
        "Pacific/Apia",
        "America/St_Johns"
      })
  void every_time_is_one_that_a_walk_through_all_minutes_finds(String zoneName) {
    ZoneId zone = ZoneId.of(zoneName);
    Random random = new Random(zoneName.hashCode());
    List<Instant> starts =
        zone.getRules().getTransitions().stream()
            .map(change -> change.getInstant())
            .filter(change -> change.isAfter(Instant.parse("1990-01-01T00:00:00Z")))
            .map(change -> change.minus(Duration.ofHours(60)))
            .toList();
    for (int run = 0; run < 40; run++) {
      RandomCron cron = RandomCron.of(random);
      Instant start =
          starts.isEmpty() || run % 4 == 0
              ? Instant.ofEpochSecond(random.nextInt(2_000_000_000))
              : starts.get(random.nextInt(starts.size()));
      Instant end = start.plus(Duration.ofDays(6));

      assertThat(between(CronSchedule.of(cron.text()), start, end, zone))
          .as("%s from %s", cron.text(), start)
          .isEqualTo(MinuteWalk.due(cron, start, end, zone));
    }
  }

  @Test
  void the_text_is_kept_with_single_spaces_and_tells_schedules_apart() {
    assertThat(CronSchedule.of(" 0  2\t* * 7")).hasToString("0 2 * * 7");
    assertThat(CronSchedule.of("0 2 * *  7"))
        .isEqualTo(CronSchedule.of("0 2 * * 7"))
        .hasSameHashCodeAs(CronSchedule.of("0 2 * * 7"))
        .isNotEqualTo(CronSchedule.of("0 2 * * 0"));
  }

  @Test
  void no_text_does_more_than_be_refused() {
    String alphabet = "0123456789*/-, \tSUNJAN@?L#W\u0660\ud83d\n";
    Random random = new Random(5);
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        CronSchedule.of(text.toString()).next(Instant.EPOCH, ZoneOffset.UTC);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessage("must be five cron fields");
      }
    }
    assertThatThrownBy(() -> CronSchedule.of("1,".repeat(100_000) + "1 * * * *"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> times(CronSchedule schedule, ZoneId zone, String after, int count) {
    List<String> times = new ArrayList<>();
    Instant at = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      at = schedule.next(at, zone).orElseThrow();
      times.add(at.toString());
    }
    return times;
  }

  private static List<Instant> between(
      CronSchedule schedule, Instant start, Instant end, ZoneId zone) {
    List<Instant> found = new ArrayList<>();
    schedule
        .next(start, zone)
        .ifPresent(
            first -> {
              for (Instant at = first;
                  !at.isAfter(end);
                  at = schedule.next(at, zone).orElse(Instant.MAX)) {
                found.add(at);
              }
            });
    return found;
  }
}
