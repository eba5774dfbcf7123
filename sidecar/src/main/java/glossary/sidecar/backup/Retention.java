package glossary.sidecar.backup;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what is deleted: a pure function of the policy, the backups and the time. Where a rule
 * keeps one of several, it is the newest that is verified, or the newest if none is.
 *
 * <p>Whatever the policy, it keeps the newest verified backup, the newest proven one and what is
 * pinned; and everything, while the latest backup failed or the clock is behind what it was.
 */
final class Retention {
  private static final Comparator<Backup> BY_TIME =
      Comparator.comparing(Backup::createdAt).thenComparing(Backup::id);
  private static final Comparator<Backup> BY_WORTH =
      Comparator.comparing(Backup::verified).thenComparing(BY_TIME);

  private final RetentionPolicy policy;
  private final List<Backup> newestFirst;
  private final Instant now;
  private final Map<Backup, List<String>> reasons = new HashMap<>();

  private Retention(RetentionPolicy policy, Collection<Backup> backups, Instant now) {
    this.policy = policy;
    this.newestFirst = backups.stream().sorted(BY_TIME.reversed()).toList();
    this.now = now;
  }

  /**
   * One verdict for each backup, newest first.
   *
   * @param latestFailed whether the latest attempt to take a backup failed
   */
  static List<Verdict> judge(
      RetentionPolicy policy, Collection<Backup> backups, boolean latestFailed, Instant now) {
    Retention retention = new Retention(policy, backups, now);
    Optional<String> objection = retention.objection(latestFailed);
    if (objection.isPresent()) {
      return retention.newestFirst.stream()
          .map(backup -> new Verdict(backup, true, objection.get()))
          .toList();
    }
    retention.keepAlways();
    retention.keepByPolicy();
    return retention.newestFirst.stream().map(retention::verdict).toList();
  }

  private Optional<String> objection(boolean latestFailed) {
    if (latestFailed) {
      return Optional.of("The latest backup failed, and nothing is deleted until one succeeds.");
    }
    return newestFirst.stream()
        .filter(backup -> !backup.foreign() && backup.createdAt().isAfter(now))
        .findFirst()
        .map(
            later ->
                "The clock went back: it is %s now, and backup %s was taken at %s. Nothing is deleted until that has passed."
                    .formatted(seconds(now), later.id(), seconds(later.createdAt())));
  }

  private void keepAlways() {
    for (Backup backup : newestFirst) {
      if (backup.pinned()) {
        keep(backup, "It is pinned.");
      }
      if (backup.createdAt().isAfter(now)) {
        keep(backup, "It is dated in the future.");
      }
    }
    newestFirst.stream()
        .max(BY_WORTH)
        .ifPresent(
            best ->
                keep(
                    best,
                    best.verified() ? "It is the newest verified one." : "It is the newest one."));
    newestFirst.stream()
        .filter(backup -> backup.provenAt().isPresent())
        .max(BY_WORTH)
        .ifPresent(proven -> keep(proven, "It is the newest proven one."));
  }

  private void keepByPolicy() {
    for (Backup backup : newestFirst) {
      Duration age = Duration.between(backup.createdAt(), now);
      if (age.compareTo(policy.youngerThan()) < 0) {
        keep(backup, "It is younger than " + days() + ".");
      }
    }
    newestFirst.stream()
        .sorted(BY_WORTH.reversed())
        .limit(policy.last())
        .forEach(backup -> keep(backup, "It is one of the last " + policy.last() + "."));
    keepOneOfEach(policy.hourly(), "hour", at -> at.truncatedTo(ChronoUnit.HOURS).toInstant());
    keepOneOfEach(policy.daily(), "day", ZonedDateTime::toLocalDate);
    keepOneOfEach(
        policy.weekly(),
        "week",
        at -> at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    keepOneOfEach(policy.monthly(), "month", at -> at.toLocalDate().withDayOfMonth(1));
  }

  private void keepOneOfEach(int count, String name, Function<ZonedDateTime, Object> period) {
    Map<Object, Backup> best = new LinkedHashMap<>();
    for (Backup backup : newestFirst) {
      best.merge(
          period.apply(backup.createdAt().atZone(policy.zone())),
          backup,
          (one, other) -> BY_WORTH.compare(one, other) >= 0 ? one : other);
    }
    best.values().stream()
        .limit(count)
        .forEach(backup -> keep(backup, "It is the last of its " + name + "."));
  }

  private void keep(Backup backup, String reason) {
    reasons.computeIfAbsent(backup, none -> new ArrayList<>()).add(reason);
  }

  private Verdict verdict(Backup backup) {
    List<String> found = reasons.get(backup);
    if (found != null) {
      return new Verdict(backup, true, String.join(" ", found));
    }
    String reason =
        policy.youngerThan().isZero()
            ? "No rule keeps it."
            : "It is older than " + days() + ", and no other rule keeps it.";
    return new Verdict(backup, false, reason);
  }

  private String days() {
    Duration limit = policy.youngerThan();
    boolean whole = limit.equals(Duration.ofDays(limit.toDays()));
    return whole ? limit.toDays() + " days" : limit.toHours() + " hours";
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
