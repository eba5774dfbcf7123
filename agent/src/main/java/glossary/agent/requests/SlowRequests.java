package glossary.agent.requests;

import glossary.agent.errors.ErrorListener;
import glossary.agent.metrics.RequestCells;
import glossary.api.telemetry.RecentError;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts requests that took too long and tells of them beside the last errors: of one a second at
 * most, so that a slow host does not drown its errors.
 */
final class SlowRequests {
  private static final long MILLIS_BETWEEN = 1000;

  private final long leastNanos;
  private final RequestCells cells;
  private final ErrorListener listener;
  private final AtomicLong toldMillis = new AtomicLong();

  SlowRequests(int leastMillis, RequestCells cells, ErrorListener listener) {
    this.leastNanos = TimeUnit.MILLISECONDS.toNanos(leastMillis);
    this.cells = cells;
    this.listener = listener;
  }

  void ended(TrackedRequest request, int status, String route, long nanos) {
    if (nanos < leastNanos) {
      return;
    }
    cells.slow();
    long now = System.currentTimeMillis();
    long told = toldMillis.get();
    if (now - told >= MILLIS_BETWEEN && toldMillis.compareAndSet(told, now)) {
      listener.error(event(request, status, route, nanos, now));
    }
  }

  private static RecentError event(
      TrackedRequest request, int status, String route, long nanos, long now) {
    return new RecentError(
        now,
        status,
        true,
        "slow request",
        "took " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms",
        request.method + ' ' + route,
        request.id,
        "");
  }
}
