package glossary.api.telemetry;

import java.util.ArrayList;
import java.util.List;

/**
 * The sum of request series that don't fit, one for each hundred of the status. A series that has
 * such a key already is summed too, so that no key is there twice.
 */
final class Folded {
  static final String METHOD = "OTHER";
  static final String ROUTE = "{other}";

  private static final int CLASSES = 10;

  private final long[][] buckets = new long[CLASSES][];
  private final long[] sums = new long[CLASSES];
  private final long[] most = new long[CLASSES];

  static boolean is(RequestSeries series) {
    return series.status == hundred(series.status) * 100
        && ROUTE.equals(series.route)
        && METHOD.equals(series.method);
  }

  void add(RequestSeries series) {
    int hundred = hundred(series.status);
    if (buckets[hundred] == null) {
      buckets[hundred] = new long[LatencyBuckets.COUNT];
    }
    for (int i = 0; i < LatencyBuckets.COUNT; i++) {
      buckets[hundred][i] += series.buckets[i];
    }
    sums[hundred] += series.sumNanos;
    most[hundred] = Math.max(most[hundred], series.maxNanos);
  }

  List<RequestSeries> series() {
    List<RequestSeries> series = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      if (buckets[i] != null) {
        series.add(new RequestSeries(METHOD, ROUTE, i * 100, sums[i], most[i], buckets[i]));
      }
    }
    return series;
  }

  private static int hundred(int status) {
    return status < 0 || status >= CLASSES * 100 ? 0 : status / 100;
  }
}
