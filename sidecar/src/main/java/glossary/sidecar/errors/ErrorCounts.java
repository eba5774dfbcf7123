package glossary.sidecar.errors;

import glossary.config.LogLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Warnings and errors since the last reset, by level and by type. Thread-safe. */
final class ErrorCounts {
  private static final int MOST_TYPES = 200;
  private static final String OTHER = "other";

  private final Clock clock;
  private final Map<LogLevel, Long> levels = new EnumMap<>(LogLevel.class);
  private final Map<String, Long> types = new LinkedHashMap<>();
  private Instant start;
  private boolean changed;

  /**
   * @param since when counting began, by {@code clock}
   */
  record Figures(Map<LogLevel, Long> levels, Map<String, Long> types, Instant since) {
    static final Figures NONE = new Figures(Map.of(), Map.of(), Instant.EPOCH);

    /** WARNING and above. */
    long total() {
      return levels.values().stream().mapToLong(Long::longValue).sum();
    }

    double minutes(Instant now) {
      return Math.max(0, Duration.between(since, now).toMillis()) / 60_000.0;
    }

    double perMinute(Instant now) {
      double minutes = minutes(now);
      return minutes == 0 ? 0 : total() / minutes;
    }
  }

  ErrorCounts(Clock clock) {
    this.clock = clock;
    reset();
  }

  synchronized void add(LogLevel level, String type) {
    changed = true;
    levels.merge(level, 1L, Long::sum);
    String name = types.containsKey(type) || types.size() < MOST_TYPES ? type : OTHER;
    types.merge(name, 1L, Long::sum);
  }

  synchronized Figures figures() {
    return new Figures(new EnumMap<>(levels), new LinkedHashMap<>(types), start);
  }

  /** Whether anything was counted or reset since this was last asked. */
  synchronized boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  synchronized void reset() {
    changed = true;
    levels.clear();
    types.clear();
    for (LogLevel level : new LogLevel[] {LogLevel.CRITICAL, LogLevel.ERROR, LogLevel.WARNING}) {
      levels.put(level, 0L);
    }
    start = clock.instant();
  }

  synchronized void restore(Figures stored) {
    levels.putAll(stored.levels());
    stored.types().forEach((type, count) -> types.putIfAbsent(type, count));
    start = stored.since().isBefore(start) ? stored.since() : start;
  }
}
