package glossary.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Says when a schedule is due by looking at every single minute. */
final class MinuteWalk {
  private MinuteWalk() {}

  static List<Instant> due(RandomCron cron, Instant after, Instant end, ZoneId zone) {
    List<Instant> due = new ArrayList<>();
    Instant minute = Instant.ofEpochSecond(after.getEpochSecond() / 60 * 60);
    for (Instant at = minute; !at.isAfter(end); at = at.plusSeconds(60)) {
      if (at.isAfter(after) && isDue(cron, at, zone.getRules())) {
        due.add(at);
      }
    }
    return due;
  }

  private static boolean isDue(RandomCron cron, Instant at, ZoneRules rules) {
    LocalDateTime local = LocalDateTime.ofInstant(at, rules.getOffset(at));
    boolean first = rules.getValidOffsets(local).get(0).equals(rules.getOffset(at));
    return (first && cron.allows(local)) || skipped(cron, at, rules);
  }

  private static boolean skipped(RandomCron cron, Instant at, ZoneRules rules) {
    ZoneOffsetTransition change = rules.nextTransition(at.minus(Duration.ofNanos(1)));
    if (change == null || !change.getInstant().equals(at) || !change.isGap()) {
      return false;
    }
    LocalDateTime wall = change.getDateTimeBefore();
    while (wall.isBefore(change.getDateTimeAfter())) {
      if (cron.allows(wall)) {
        return true;
      }
      wall = wall.plusMinutes(1);
    }
    return false;
  }
}
