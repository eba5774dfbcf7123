package glossary.api.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of log lines into a part of a record; what does not fit is summed in {@code {other}} of
 * its level.
 */
final class LogEncoder {
  static final int LEAST_BYTES = 2 + 2 + 8;

  private static final String OTHER = "{other}";
  private static final int LEVEL = 16;
  private static final int TYPE = 192;
  private static final int MOST_BYTES = 8 * 1024;
  private static final int MOST_LEVELS = 8;
  private static final int OTHERS_BYTES = MOST_LEVELS * (LEAST_BYTES + LEVEL + 7);

  private final RecordWriter out;
  private final Map<String, Long> others = new LinkedHashMap<>();

  LogEncoder(RecordWriter out) {
    this.out = out;
  }

  void encode(List<LogCount> counts) {
    int number = out.position();
    out.int4(0);
    int end = out.position() + MOST_BYTES;
    out.limit(end - OTHERS_BYTES);
    int kept = 0;
    for (LogCount count : counts) {
      if (!OTHER.equals(count.type) && fits(count)) {
        kept++;
      } else {
        addOther(count);
      }
    }
    out.limit(end);
    for (LogCount other : others()) {
      put(other);
      kept++;
    }
    out.limit(TelemetryLayout.FIGURES_BYTES);
    out.int4At(number, kept);
  }

  private void addOther(LogCount count) {
    Long before = others.get(count.level);
    if (before != null || others.size() < MOST_LEVELS) {
      others.put(count.level, count.count + (before == null ? 0 : before));
    }
  }

  private List<LogCount> others() {
    List<LogCount> sums = new ArrayList<>(others.size());
    for (Map.Entry<String, Long> each : others.entrySet()) {
      sums.add(new LogCount(each.getKey(), OTHER, each.getValue()));
    }
    return sums;
  }

  /** A name that would be cut could become another's. */
  private boolean fits(LogCount count) {
    if (Utf8.length(count.type) > TYPE) {
      return false;
    }
    int start = out.position();
    put(count);
    if (out.overflowed()) {
      out.rollback(start);
      return false;
    }
    return true;
  }

  private void put(LogCount count) {
    out.text(count.level, LEVEL);
    out.text(count.type, TYPE);
    out.long8(count.count);
  }
}
