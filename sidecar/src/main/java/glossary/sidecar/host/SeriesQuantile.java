package glossary.sidecar.host;

import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.RequestSeries;

/** Percentiles of one series, as exact as the buckets of its histogram. */
final class SeriesQuantile {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  private SeriesQuantile() {}

  /**
   * @return milliseconds: the upper bound of the bucket in which that request is, and never more
   *     than the longest request took; 0 if there was none
   */
  static double millis(RequestSeries series, int percent) {
    double most = series.maxNanos / NANOS_PER_MILLI;
    long rank = Math.max(1, (series.count() * percent + 99) / 100);
    long seen = 0;
    for (int i = 0; i < series.buckets.length; i++) {
      seen += series.buckets[i];
      if (seen >= rank) {
        return Math.min(most, LatencyBuckets.upperSeconds(i) * MILLIS_PER_SECOND);
      }
    }
    return 0;
  }
}
