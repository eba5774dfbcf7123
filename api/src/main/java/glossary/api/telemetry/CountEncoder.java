package glossary.api.telemetry;

import java.util.List;

/** Counts of errors into a part of a record; what does not fit is summed in {@code {other}}. */
final class CountEncoder {
  static final int LEAST_BYTES = 2 + 2 + 8;

  private static final String OTHER = "{other}";
  private static final int TYPE = 192;
  private static final int ROUTE = 512;
  private static final int MOST_BYTES = 40 * 1024;
  private static final int OTHER_BYTES = LEAST_BYTES + 2 * 7;

  private final RecordWriter out;
  private long others;

  CountEncoder(RecordWriter out) {
    this.out = out;
  }

  void encode(List<ErrorCount> counts) {
    int number = out.position();
    out.int4(0);
    int end = out.position() + MOST_BYTES;
    out.limit(end - OTHER_BYTES);
    int kept = 0;
    for (ErrorCount count : counts) {
      if (!isOther(count) && fits(count)) {
        kept++;
      } else {
        others += count.count;
      }
    }
    out.limit(end);
    if (others > 0) {
      put(OTHER, OTHER, others);
      kept++;
    }
    out.limit(TelemetryLayout.FIGURES_BYTES);
    out.int4At(number, kept);
  }

  private static boolean isOther(ErrorCount count) {
    return OTHER.equals(count.type) && OTHER.equals(count.route);
  }

  /** A name that would be cut could become another's. */
  private boolean fits(ErrorCount count) {
    if (Utf8.length(count.type) > TYPE || Utf8.length(count.route) > ROUTE) {
      return false;
    }
    int start = out.position();
    put(count.type, count.route, count.count);
    if (out.overflowed()) {
      out.rollback(start);
      return false;
    }
    return true;
  }

  private void put(String type, String route, long count) {
    out.text(type, TYPE);
    out.text(route, ROUTE);
    out.long8(count);
  }
}
