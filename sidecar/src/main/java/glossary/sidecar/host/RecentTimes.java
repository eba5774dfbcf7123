package glossary.sidecar.host;

import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.RequestSeries;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long the requests of each host took lately: the difference of what it has counted now and
 * five minutes ago. As exact as the buckets of its histogram. One thread at a time.
 */
public final class RecentTimes {
  private static final long WINDOW_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final int MOST_SAMPLES = 100;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Map<String, Deque<Sample>> samples = new HashMap<>();

  private record Sample(long atMillis, long[] values) {}

  /**
   * Requests of the window; all are 0 if there were none.
   *
   * @param mostMillis an upper bound
   */
  public record Times(
      long count,
      double averageMillis,
      double leastMillis,
      double mostMillis,
      double p50Millis,
      double p95Millis,
      double p99Millis) {}

  /** Forgets the hosts that are not among these. */
  public void keep(List<Host> hosts) {
    Set<String> ids = hosts.stream().map(Host::id).collect(Collectors.toSet());
    samples.keySet().retainAll(ids);
  }

  /** The times of a host until now; to be asked every few seconds. */
  public Times of(Host host, long nowMillis) {
    Sample now = new Sample(nowMillis, sum(host));
    Deque<Sample> known = samples.computeIfAbsent(host.id(), id -> new ArrayDeque<>());
    if (!known.isEmpty() && count(now.values) < count(known.peekLast().values)) {
      known.clear(); // its counters were set back
      known.add(new Sample(nowMillis, new long[Totals.SUM + 1]));
    }
    known.add(now);
    while (known.size() > MOST_SAMPLES || nowMillis - known.peekFirst().atMillis > WINDOW_MILLIS) {
      known.removeFirst();
    }
    return times(known.peekFirst().values, now.values);
  }

  private static long[] sum(Host host) {
    long[] values = new long[Totals.SUM + 1];
    for (RequestSeries series : host.figures().requests) {
      for (int i = 0; i < LatencyBuckets.COUNT; i++) {
        values[i] += series.buckets[i];
      }
      values[Totals.SUM] += series.sumNanos;
    }
    return values;
  }

  private static long count(long[] values) {
    long count = 0;
    for (int i = 0; i < LatencyBuckets.COUNT; i++) {
      count += values[i];
    }
    return count;
  }

  private static Times times(long[] before, long[] now) {
    long[] recent = new long[now.length];
    for (int i = 0; i < now.length; i++) {
      recent[i] = now[i] - before[i];
    }
    long count = count(recent);
    if (count <= 0) {
      return new Times(0, 0, 0, 0, 0, 0, 0);
    }
    return new Times(
        count,
        recent[Totals.SUM] / NANOS_PER_MILLI / count,
        lower(at(recent, 1)),
        upper(at(recent, count)),
        upper(at(recent, rank(count, 50))),
        upper(at(recent, rank(count, 95))),
        upper(at(recent, rank(count, 99))));
  }

  private static long rank(long count, int percent) {
    return Math.max(1, (count * percent + 99) / 100);
  }

  /** The bucket of the request of this rank. */
  private static int at(long[] recent, long rank) {
    long seen = 0;
    for (int i = 0; i < LatencyBuckets.COUNT; i++) {
      seen += recent[i];
      if (seen >= rank) {
        return i;
      }
    }
    return LatencyBuckets.COUNT - 1;
  }

  private static double lower(int bucket) {
    return bucket == 0 ? 0 : upper(bucket - 1);
  }

  /** The last bucket has no bound: at least so long. */
  private static double upper(int bucket) {
    return LatencyBuckets.upperSeconds(Math.min(bucket, LatencyBuckets.COUNT - 2))
        * MILLIS_PER_SECOND;
  }
}
