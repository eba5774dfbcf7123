package glossary.api.telemetry;

/** The finished requests of one method, route and status, since the start or the last reset. */
public final class RequestSeries {
  public final String method;

  /** A template, {@code unmatched} or {@code {other}}; never a raw path. */
  public final String route;

  /** As HTTP has it; {@link RequestStatus} for requests that ended without one. */
  public final int status;

  public final long sumNanos;
  public final long maxNanos;

  /** Requests in each of {@link LatencyBuckets}, not cumulative; the last one has no bound. */
  public final long[] buckets;

  /** Takes {@code buckets} over without a copy. */
  public RequestSeries(
      String method, String route, int status, long sumNanos, long maxNanos, long[] buckets) {
    this.method = method;
    this.route = route;
    this.status = status;
    this.sumNanos = sumNanos;
    this.maxNanos = maxNanos;
    this.buckets = buckets;
  }

  /** How many requests. */
  public long count() {
    long count = 0;
    for (long bucket : buckets) {
      count += bucket;
    }
    return count;
  }
}
