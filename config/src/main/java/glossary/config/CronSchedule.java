package glossary.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * Times of day and days by a cron line of five fields, read as cron reads it: if neither the day of
 * month nor the day of week begins with {@code *}, a day has to match one of the two, otherwise
 * both. Pure arithmetic; immutable.
 *
 * <p>Where clocks are put forward, a time that is skipped falls on the moment of the change. Where
 * they are put back, a time that comes twice counts the first time only, so that the hour is passed
 * over once by a schedule that is due every few minutes.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/crontab.html">crontab in
 *     POSIX</a>
 */
public final class CronSchedule {
  private static final int MOST_CHARACTERS = 500;

  /** After so many years the calendar repeats, days of the week included. */
  private static final int CALENDAR_YEARS = 400;

  private final String text;
  private final CronField minute;
  private final CronField hour;
  private final CronField dayOfMonth;
  private final CronField month;
  private final CronField dayOfWeek;

  private CronSchedule(String text, List<CronField> fields) {
    this.text = text;
    minute = fields.get(0);
    hour = fields.get(1);
    dayOfMonth = fields.get(2);
    month = fields.get(3);
    dayOfWeek = fields.get(4);
  }

  /**
   * @throws IllegalArgumentException if it is no schedule
   */
  public static CronSchedule of(String text) {
    try {
      return parse(text);
    } catch (BadValue wrong) {
      throw new IllegalArgumentException("must be five cron fields", wrong);
    }
  }

  static CronSchedule parse(String text) throws BadValue {
    if (text.length() > MOST_CHARACTERS) {
      throw new BadValue();
    }
    String[] parts = text.strip().split("[ \t]+", -1);
    CronField.Kind[] kinds = CronField.Kind.values();
    if (parts.length != kinds.length) {
      throw new BadValue();
    }
    CronField[] fields = new CronField[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      fields[i] = CronField.parse(parts[i], kinds[i]);
    }
    return new CronSchedule(String.join(" ", parts), List.of(fields));
  }

  /**
   * The first time later than {@code after}. Empty if there is none ever, as with the 30th of
   * February.
   */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone).truncatedTo(ChronoUnit.MINUTES);
    Optional<LocalDateTime> candidate = nextLocal(local);
    while (candidate.isPresent()) {
      Instant instant = instant(candidate.get(), zone);
      if (instant.isAfter(after)) {
        return Optional.of(instant);
      }
      candidate = nextLocal(candidate.get().plusMinutes(1));
    }
    return Optional.empty();
  }

  /** The five fields, separated by single spaces. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronSchedule schedule && schedule.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition skipped = zone.getRules().getTransition(local);
      return skipped.getInstant();
    }
    return local.toInstant(offsets.get(0));
  }

  /** The first allowed minute on the clock on the wall, {@code from} included. */
  private Optional<LocalDateTime> nextLocal(LocalDateTime from) {
    Optional<LocalTime> today =
        matches(from.toLocalDate()) ? nextTime(from.toLocalTime()) : Optional.empty();
    if (today.isPresent()) {
      return Optional.of(from.toLocalDate().atTime(today.get()));
    }
    return nextDay(from.toLocalDate().plusDays(1))
        .map(day -> day.atTime(hour.next(0), minute.next(0)));
  }

  private Optional<LocalTime> nextTime(LocalTime from) {
    int laterMinute = minute.next(from.getMinute());
    if (hour.has(from.getHour()) && laterMinute >= 0) {
      return Optional.of(LocalTime.of(from.getHour(), laterMinute));
    }
    int laterHour = hour.next(from.getHour() + 1);
    return laterHour < 0 ? Optional.empty() : Optional.of(LocalTime.of(laterHour, minute.next(0)));
  }

  private Optional<LocalDate> nextDay(LocalDate from) {
    LocalDate end = from.plusYears(CALENDAR_YEARS);
    LocalDate day = from;
    while (day.isBefore(end)) {
      if (!month.has(day.getMonthValue())) {
        day = day.withDayOfMonth(1).plusMonths(1);
      } else if (matches(day)) {
        return Optional.of(day);
      } else {
        day = day.plusDays(1);
      }
    }
    return Optional.empty();
  }

  private boolean matches(LocalDate day) {
    if (!month.has(day.getMonthValue())) {
      return false;
    }
    boolean byMonth = dayOfMonth.has(day.getDayOfMonth());
    int weekday = day.getDayOfWeek().getValue();
    boolean byWeek = dayOfWeek.has(weekday) || (weekday == 7 && dayOfWeek.has(0));
    return dayOfMonth.star() || dayOfWeek.star() ? byMonth && byWeek : byMonth || byWeek;
  }
}
