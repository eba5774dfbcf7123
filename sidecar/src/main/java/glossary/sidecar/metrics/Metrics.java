package glossary.sidecar.metrics;

import glossary.api.MetricNames;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.hotspot.DefaultExports;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The one registry of this process, with the figures that the rooms record. Thread-safe. */
public final class Metrics {
  private static final double[] REQUEST_BUCKETS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };
  private static final double[] SEARCH_BUCKETS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1
  };
  private static final double NANOS_PER_SECOND = 1e9;

  private final CollectorRegistry registry = new CollectorRegistry();
  private final Histogram requests =
      Histogram.build(
              MetricNames.REQUESTS_SECONDS,
              "Time from the request's head to the end of its answer.")
          .labelNames("method", "route", "status")
          .buckets(REQUEST_BUCKETS)
          .register(registry);
  private final Gauge inFlight =
      Gauge.build(MetricNames.REQUESTS_IN_FLIGHT, "Requests that have started and not ended.")
          .register(registry);
  private final Histogram searches =
      Histogram.build(MetricNames.SEARCH_SECONDS, "Time of one search inside the index.")
          .labelNames("kind")
          .buckets(SEARCH_BUCKETS)
          .register(registry);

  /** Also registers the JVM's and the process's own figures. */
  public Metrics() {
    DefaultExports.register(registry);
  }

  public void requestStarted() {
    inFlight.inc();
  }

  /**
   * @param route the template, never the raw path
   */
  public void requestEnded(String method, String route, int status, long elapsedNanos) {
    inFlight.dec();
    requests
        .labels(method, route, Integer.toString(status))
        .observe(elapsedNanos / NANOS_PER_SECOND);
  }

  /**
   * @param kind such as {@code fulltext} or {@code suggest}
   */
  public void searched(String kind, long elapsedNanos) {
    searches.labels(kind).observe(elapsedNanos / NANOS_PER_SECOND);
  }

  /** Reads {@code value} at every scrape; it must answer at once. */
  public void gauge(String name, String help, DoubleSupplier value) {
    new PulledGauge(name, help, null, () -> Map.of("", value.getAsDouble())).register(registry);
  }

  /**
   * As {@link #gauge(String, String, DoubleSupplier)}, with one label and a value for each of its
   * few values.
   */
  public void gauge(String name, String help, String label, Supplier<Map<String, Double>> values) {
    new PulledGauge(name, help, label, values).register(registry);
  }

  CollectorRegistry registry() {
    return registry;
  }
}
