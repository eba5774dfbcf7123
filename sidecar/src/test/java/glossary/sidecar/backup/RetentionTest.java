package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final RetentionPolicy NOTHING = policy(0, 0, 0, 0, 0, 0);

  @Test
  void a_backup_younger_than_the_days_is_kept_and_the_day_itself_is_the_limit() {
    List<Verdict> verdicts =
        judge(
            policy(7, 0, 0, 0, 0, 0),
            SampleBackups.at("2026-11-24T00:00:00Z"),
            SampleBackups.at("2026-11-17T12:00:01Z"),
            SampleBackups.at("2026-11-17T12:00:00Z"));

    assertThat(verdicts).extracting(Verdict::kept).containsExactly(true, true, false);
    assertThat(verdicts)
        .extracting(Verdict::reason)
        .containsExactly(
            "It is the newest verified one. It is younger than 7 days.",
            "It is younger than 7 days.",
            "It is older than 7 days, and no other rule keeps it.");
  }

  @Test
  void of_each_period_that_has_backups_the_last_one_is_kept() {
    List<Verdict> verdicts =
        judge(
            policy(0, 0, 0, 2, 0, 2),
            SampleBackups.at("2026-11-24T02:00:00Z"),
            SampleBackups.at("2026-11-20T22:00:00Z"),
            SampleBackups.at("2026-11-20T02:00:00Z"),
            SampleBackups.at("2026-11-19T02:00:00Z"),
            SampleBackups.at("2026-08-31T02:00:00Z"),
            SampleBackups.at("2026-08-30T02:00:00Z"),
            SampleBackups.at("2026-07-30T02:00:00Z"));

    assertThat(verdicts)
        .extracting(Verdict::kept)
        .containsExactly(true, true, false, false, true, false, false);
    assertThat(verdicts.get(1).reason()).isEqualTo("It is the last of its day.");
    assertThat(verdicts.get(4).reason()).isEqualTo("It is the last of its month.");
  }

  @Test
  void weeks_begin_on_monday_and_days_are_those_of_the_time_zone() {
    Backup sunday = SampleBackups.at("2026-11-22T23:30:00Z");
    Backup monday = SampleBackups.at("2026-11-23T00:30:00Z");

    assertThat(kept(policy(0, 0, 0, 0, 2, 0), sunday, monday)).containsExactly(monday, sunday);
    assertThat(kept(inBerlin(0, 0, 2), sunday, monday)).containsExactly(monday);
    assertThat(kept(inBerlin(0, 2, 0), sunday, monday)).containsExactly(monday);
  }

  @Test
  void an_hour_that_comes_twice_is_two_hours() {
    Backup first = SampleBackups.at("2026-10-25T00:30:00Z");
    Backup second = SampleBackups.at("2026-10-25T01:30:00Z");

    assertThat(kept(inBerlin(2, 0, 0), first, second)).containsExactly(second, first);
  }

  @Test
  void a_verified_backup_goes_before_a_newer_one_that_is_not() {
    Backup bad = SampleBackups.unverified("2026-11-24T03:00:00Z");
    Backup good = SampleBackups.at("2026-11-24T02:00:00Z");

    assertThat(kept(policy(0, 1, 0, 0, 0, 0), bad, good)).containsExactly(good);
    assertThat(kept(policy(0, 0, 0, 1, 0, 0), bad, good)).containsExactly(good);
  }

  @Test
  void backups_of_another_program_hold_a_place_where_there_is_no_verified_one() {
    Backup ours = SampleBackups.at("2026-11-24T02:00:00Z");
    Backup october = SampleBackups.foreign("2026-10-31T02:00:00Z");

    assertThat(kept(policy(0, 0, 0, 0, 0, 12), ours, october)).containsExactly(ours, october);
  }

  @Test
  void the_newest_verified_and_the_newest_proven_and_the_pinned_stay_whatever_the_policy() {
    Backup bad = SampleBackups.unverified("2026-11-24T03:00:00Z");
    Backup good = SampleBackups.at("2026-11-23T02:00:00Z");
    Backup proven = SampleBackups.proven("2026-11-01T02:00:00Z");
    Backup provenBefore = SampleBackups.proven("2026-10-01T02:00:00Z");
    Backup pinned = SampleBackups.pinned("2024-01-01T02:00:00Z");

    assertThat(kept(NOTHING, bad, good, proven, provenBefore, pinned))
        .containsExactly(good, proven, pinned);
    assertThat(kept(NOTHING, bad, SampleBackups.unverified("2026-11-24T02:00:00Z")))
        .containsExactly(bad);
  }

  @Test
  void nothing_is_deleted_while_the_latest_backup_failed() {
    List<Verdict> verdicts = Retention.judge(NOTHING, many(20), true, NOW);

    assertThat(verdicts).allMatch(Verdict::kept);
    assertThat(verdicts.get(0).reason()).contains("latest backup failed");
  }

  @Test
  void nothing_is_deleted_while_the_clock_is_behind() {
    List<Backup> backups = new ArrayList<>(many(20));
    backups.add(SampleBackups.at(NOW.plusSeconds(1)));
    assertThat(Retention.judge(NOTHING, backups, false, NOW))
        .allMatch(Verdict::kept)
        .extracting(Verdict::reason)
        .allMatch(
            reason ->
                reason.startsWith(
                    "The clock went back: it is 2026-11-24T12:00:00Z now, and backup "));
  }

  @Test
  void another_programs_local_time_is_no_sign_of_a_wrong_clock() {
    Backup ours = SampleBackups.at("2026-11-24T02:00:00Z");
    Backup old = SampleBackups.at("2026-10-24T02:00:00Z");
    Backup theirs = SampleBackups.foreign("2026-11-24T13:00:00Z");

    assertThat(kept(NOTHING, ours, old, theirs)).containsExactly(theirs, ours);
  }

  @Test
  void a_year_of_pruning_each_hour_leaves_what_the_policy_promises() {
    RetentionPolicy policy = policy(0, 3, 24, 7, 4, 12);
    List<Backup> left = new ArrayList<>();
    Instant end = NOW;
    for (Instant at = end.minus(Duration.ofDays(400));
        !at.isAfter(end);
        at = at.plusSeconds(3600)) {
      left.add(SampleBackups.at(at));
      left = new ArrayList<>(survivors(policy, left, at));
    }
    List<Backup> all = left;

    assertThat(days(all)).contains(lastDays(7));
    assertThat(all)
        .filteredOn(b -> b.createdAt().isAfter(end.minus(Duration.ofHours(24))))
        .hasSize(24);
    for (int month = 0; month < 12; month++) {
      YearMonth wanted = YearMonth.of(2026, 11).minusMonths(month);
      assertThat(days(all)).anyMatch(day -> YearMonth.from(day).equals(wanted));
    }
    assertThat(all).hasSizeLessThanOrEqualTo(3 + 24 + 7 + 4 + 12);
  }

  @Test
  void whatever_the_backups_and_the_policy_the_promises_hold() {
    Random random = new Random(11);
    for (int run = 0; run < 2_000; run++) {
      List<Backup> backups = some(random);
      RetentionPolicy policy = somePolicy(random, 5);
      List<Backup> left = survivors(policy, backups, NOW);

      assertThat(left).as("pinned").containsAll(backups.stream().filter(Backup::pinned).toList());
      newest(backups.stream().filter(Backup::verified).toList())
          .ifPresent(newest -> assertThat(left).as("newest verified").contains(newest));
      newest(backups.stream().filter(b -> b.verified() && b.provenAt().isPresent()).toList())
          .ifPresent(newest -> assertThat(left).as("newest proven").contains(newest));
      assertThat(left)
          .as("young ones")
          .containsAll(
              backups.stream()
                  .filter(b -> b.createdAt().plus(policy.youngerThan()).isAfter(NOW))
                  .toList());
      assertThat(left).as("never empty").hasSameSizeAs(survivors(policy, left, NOW));
      assertThat(left.isEmpty()).isEqualTo(backups.isEmpty());
      assertThat(survivors(more(policy), backups, NOW)).as("more keeps more").containsAll(left);
    }
  }

  @Test
  void each_rule_alone_agrees_with_counting_periods_from_the_newest() {
    Random random = new Random(12);
    for (int run = 0; run < 1_000; run++) {
      List<Backup> backups = some(random).stream().filter(Backup::verified).toList();
      int count = random.nextInt(6);

      List<Backup> expected = new ArrayList<>();
      LocalDate day = null;
      for (Backup backup : newestFirst(backups)) {
        LocalDate its = LocalDate.ofInstant(backup.createdAt(), ZoneOffset.UTC);
        boolean first = !its.equals(day);
        boolean counts = first && expected.size() < count;
        if (counts) {
          expected.add(backup);
        }
        day = its;
      }

      assertThat(
              Retention.judge(policy(0, 0, 0, count, 0, 0), backups, false, NOW).stream()
                  .filter(verdict -> verdict.reason().contains("of its day"))
                  .map(Verdict::backup))
          .containsExactlyElementsOf(expected);
    }
  }

  private static List<Backup> survivors(RetentionPolicy policy, List<Backup> backups, Instant at) {
    return Retention.judge(policy, backups, false, at).stream()
        .filter(Verdict::kept)
        .map(Verdict::backup)
        .toList();
  }

  private static List<Verdict> judge(RetentionPolicy policy, Backup... backups) {
    return Retention.judge(policy, List.of(backups), false, NOW);
  }

  private static List<Backup> kept(RetentionPolicy policy, Backup... backups) {
    return survivors(policy, List.of(backups), NOW);
  }

  private static RetentionPolicy policy(
      int days, int last, int hourly, int daily, int weekly, int monthly) {
    return new RetentionPolicy(
        Duration.ofDays(days), last, hourly, daily, weekly, monthly, ZoneOffset.UTC);
  }

  private static RetentionPolicy inBerlin(int hourly, int daily, int weekly) {
    return new RetentionPolicy(
        Duration.ZERO, 0, hourly, daily, weekly, 0, ZoneId.of("Europe/Berlin"));
  }

  private static RetentionPolicy somePolicy(Random random, int most) {
    return new RetentionPolicy(
        Duration.ofHours(random.nextInt(most * 48)),
        random.nextInt(most),
        random.nextInt(most),
        random.nextInt(most),
        random.nextInt(most),
        random.nextInt(most),
        ZoneId.of(random.nextBoolean() ? "UTC" : "America/St_Johns"));
  }

  private static RetentionPolicy more(RetentionPolicy policy) {
    return new RetentionPolicy(
        policy.youngerThan().plusDays(1),
        policy.last() + 1,
        policy.hourly() + 1,
        policy.daily() + 1,
        policy.weekly() + 1,
        policy.monthly() + 1,
        policy.zone());
  }

  private static List<Backup> some(Random random) {
    List<Backup> backups = new ArrayList<>();
    for (int count = random.nextInt(40); count > 0; count--) {
      Instant at = NOW.minusSeconds(random.nextInt(random.nextBoolean() ? 200_000 : 20_000_000));
      Optional<Instant> proven =
          random.nextInt(6) == 0 ? Optional.of(at.plusSeconds(9)) : Optional.empty();
      backups.add(
          SampleBackups.of(
              at, random.nextInt(4) > 0, proven, random.nextInt(9) == 0, random.nextInt(3) == 0));
    }
    return backups.stream().distinct().toList();
  }

  private static List<Backup> many(int count) {
    List<Backup> backups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      backups.add(SampleBackups.at(NOW.minus(i + 1, ChronoUnit.DAYS)));
    }
    return backups;
  }

  private static List<Backup> newestFirst(List<Backup> backups) {
    return backups.stream().sorted((a, b) -> b.createdAt().compareTo(a.createdAt())).toList();
  }

  private static Optional<Backup> newest(List<Backup> backups) {
    return newestFirst(backups).stream().findFirst();
  }

  private static List<LocalDate> days(List<Backup> backups) {
    return backups.stream().map(b -> LocalDate.ofInstant(b.createdAt(), ZoneOffset.UTC)).toList();
  }

  private static LocalDate[] lastDays(int count) {
    LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(today::minusDays)
        .toArray(LocalDate[]::new);
  }
}
