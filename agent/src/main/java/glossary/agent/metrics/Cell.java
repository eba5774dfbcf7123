package glossary.agent.metrics;

import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.RequestSeries;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The requests of one series. Any thread, without a lock. */
final class Cell {
  final int status;
  private final LongAdder[] buckets = new LongAdder[LatencyBuckets.COUNT];
  private final LongAdder sumNanos = new LongAdder();
  private final AtomicLong maxNanos = new AtomicLong();

  Cell(int status) {
    this.status = status;
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new LongAdder();
    }
  }

  void add(long nanos) {
    buckets[LatencyBuckets.of(nanos)].increment();
    sumNanos.add(nanos);
    long max = maxNanos.get();
    while (nanos > max && !maxNanos.compareAndSet(max, nanos)) {
      max = maxNanos.get();
    }
  }

  RequestSeries snapshot(String method, String route) {
    long[] counts = new long[buckets.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = buckets[i].sum();
    }
    return new RequestSeries(method, route, status, sumNanos.sum(), maxNanos.get(), counts);
  }
}
