package glossary.agent.metrics;

import glossary.api.telemetry.RequestSeries;
import glossary.api.telemetry.RequestStatus;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts finished requests by method, route and status. Any thread; recording takes no lock and
 * allocates nothing once a series is known. What it holds is bounded: beyond {@code routesMax}
 * routes, requests are counted under the route {@code {other}}; beyond ten series a route on
 * average, or 24 statuses of one method and route, also under the hundred of their status.
 */
public final class RequestCells {
  private final int routesMax;
  private final LongAdder inFlight = new LongAdder();
  private final LongAdder slow = new LongAdder();
  private volatile SeriesTable table;

  /**
   * @param routesMax how many routes have series of their own, beside {@code unmatched} and {@code
   *     {other}}
   */
  public RequestCells(int routesMax) {
    this.routesMax = routesMax;
    this.table = new SeriesTable(routesMax);
  }

  /** A request has started; {@link #ended} must follow. */
  public void started() {
    inFlight.increment();
  }

  public void ended() {
    inFlight.decrement();
  }

  /** One of the finished requests took too long. */
  public void slow() {
    slow.increment();
  }

  /** Finished requests that took too long. */
  public long slowTotal() {
    return slow.sum();
  }

  /** All that have started will not be seen to end. */
  public void abandon() {
    inFlight.reset();
  }

  /** Started and not ended. Never negative. */
  public long inFlight() {
    return Math.max(0, inFlight.sum());
  }

  /**
   * One finished request.
   *
   * @param method as sent; null and any but the nine of HTTP become {@code OTHER}
   * @param route a template, never a raw path; null becomes {@code unmatched}
   * @param status as sent; outside 100 to 999 it becomes {@link RequestStatus#ABORTED}
   * @param elapsedNanos by {@link System#nanoTime}
   */
  public void record(String method, String route, int status, long elapsedNanos) {
    int known = status >= 100 && status <= 999 ? status : RequestStatus.ABORTED;
    table.cell(Methods.index(method), route, known).add(Math.max(0, elapsedNanos));
  }

  /**
   * Every series with at least one request, in no order. The parts of a series are read one after
   * another while others write: its buckets may be ahead of its sum by the requests of that moment.
   */
  public List<RequestSeries> snapshot() {
    return table.snapshot();
  }

  /** Forgets all series; requests in flight stay. A request that ends meanwhile may be lost. */
  public void reset() {
    table = new SeriesTable(routesMax);
    slow.reset();
  }
}
