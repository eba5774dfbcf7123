package glossary.sidecar.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The JVM's and the process's own figures, at most a second old: to look at every thread and at
 * {@code /proc} is the costly part of a scrape, and many may scrape at once. Thread-safe.
 */
final class JvmFigures extends Collector {
  private static final long GOOD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CollectorRegistry figures = new CollectorRegistry();
  private final LongSupplier nanos;
  private List<MetricFamilySamples> last;
  private long lookedAt;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  JvmFigures(LongSupplier nanos) {
    this.nanos = nanos;
    DefaultExports.register(figures);
  }

  @Override
  public synchronized List<MetricFamilySamples> collect() {
    long now = nanos.getAsLong();
    if (last == null || now - lookedAt >= GOOD_NANOS) {
      last = Collections.list(figures.metricFamilySamples());
      lookedAt = now;
    }
    return last;
  }
}
