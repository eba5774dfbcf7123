package glossary.sidecar.metrics;

import glossary.api.MetricNames;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The one registry of this process, with the figures that the rooms record. Thread-safe. */
public final class Metrics {
  private static final double[] REQUEST_BUCKETS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };
  private static final double[] SEARCH_BUCKETS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1
  };
  private static final String INPUT_HELP = "Inputs that look like an attack, and what was done.";
  private static final double NANOS_PER_SECOND = 1e9;

  private final boolean enabled;
  private final CollectorRegistry registry = new CollectorRegistry();
  private final List<Family> families = new CopyOnWriteArrayList<>();
  private final Histogram requests =
      histogram(
          MetricNames.REQUESTS_SECONDS,
          "Time from the request's head to the end of its answer.",
          REQUEST_BUCKETS,
          "method",
          "route",
          "status");
  private final Histogram searches =
      histogram(
          MetricNames.SEARCH_SECONDS,
          "Time of one search inside the index.",
          SEARCH_BUCKETS,
          "kind");
  private final Gauge inFlight =
      Gauge.build(MetricNames.REQUESTS_IN_FLIGHT, "Requests that have started and not ended.")
          .register(registry);
  private final ErrorCounter errors = new ErrorCounter(registry);
  private final Counter signInFailures =
      counter(MetricNames.SIGN_IN_FAILURES_TOTAL, "Tokens that were sent and are not valid.");
  private final Counter inputFindings =
      Counter.build(MetricNames.INPUT_FINDINGS_TOTAL, INPUT_HELP)
          .labelNames("class", "action")
          .register(registry);

  /**
   * Also registers the JVM's and the process's own figures.
   *
   * @param enabled whether what happens is counted; the gauges can be read anyway
   */
  public Metrics(boolean enabled) {
    this.enabled = enabled;
    registry.register(new JvmFigures(System::nanoTime));
    families.add(
        new Family(
            MetricNames.REQUESTS_IN_FLIGHT,
            "gauge",
            List.of(),
            "Requests that have started and not ended."));
    families.add(
        new Family(
            MetricNames.ERRORS_TOTAL, "counter", List.of("type", "route"), ErrorCounter.HELP));
    families.add(
        new Family(
            MetricNames.INPUT_FINDINGS_TOTAL, "counter", List.of("class", "action"), INPUT_HELP));
  }

  public void requestStarted() {
    if (enabled) {
      inFlight.inc();
    }
  }

  /**
   * @param route the template, never the raw path
   */
  public void requestEnded(String method, String route, int status, long elapsedNanos) {
    if (enabled) {
      inFlight.dec();
      requests
          .labels(method, route, Integer.toString(status))
          .observe(elapsedNanos / NANOS_PER_SECOND);
    }
  }

  /**
   * Counts an answer of status 500 or above.
   *
   * @param type what went wrong, such as the name of an exception's class
   * @param route the template, never the raw path
   */
  public void failed(String type, String route) {
    if (enabled) {
      errors.add(type, route);
    }
  }

  /** Counts a token that is not valid. */
  public void signInFailed() {
    if (enabled) {
      signInFailures.inc();
    }
  }

  /**
   * @param attack the class of attack that an input looks like
   * @param action detected, blocked or skipped
   */
  public void inputFinding(String attack, String action) {
    if (enabled) {
      inputFindings.labels(attack, action).inc();
    }
  }

  /**
   * @param kind such as {@code fulltext} or {@code suggest}
   */
  public void searched(String kind, long elapsedNanos) {
    if (enabled) {
      searches.labels(kind).observe(elapsedNanos / NANOS_PER_SECOND);
    }
  }

  /** Reads {@code value} at every scrape; it must answer at once. */
  public void gauge(String name, String help, DoubleSupplier value) {
    register(
        new PulledFigures(
            name, Collector.Type.GAUGE, help, null, () -> Map.of("", value.getAsDouble())),
        new Family(name, "gauge", List.of(), help));
  }

  /**
   * As {@link #gauge(String, String, DoubleSupplier)}, with one label and a value for each of its
   * few values.
   */
  public void gauge(String name, String help, String label, Supplier<Map<String, Double>> values) {
    register(
        new PulledFigures(name, Collector.Type.GAUGE, help, label, values),
        new Family(name, "gauge", List.of(label), help));
  }

  /** Reads a counter that a room keeps at every scrape; {@code name} ends in {@code _total}. */
  public void counter(String name, String help, LongSupplier value) {
    new PulledFigures(
            name, Collector.Type.COUNTER, help, null, () -> Map.of("", (double) value.getAsLong()))
        .register(registry);
    families.add(new Family(name, "counter", List.of(), help));
  }

  /** As {@link #counter(String, String, LongSupplier)}, with one label and few values of it. */
  public void counter(
      String name, String help, String label, Supplier<Map<String, Double>> values) {
    new PulledFigures(name, Collector.Type.COUNTER, help, label, values).register(registry);
    families.add(new Family(name, "counter", List.of(label), help));
  }

  /** All that a scrape can show, but for the JVM's and the process's own figures. */
  public List<Family> families() {
    return new ArrayList<>(families);
  }

  /** Finished requests by method, route and status. */
  public List<Timing> requestTimings() {
    return Timing.of(requests);
  }

  /** Searches by kind. */
  public List<Timing> searchTimings() {
    return Timing.of(searches);
  }

  /** Requests that have started and not ended. */
  public long requestsInFlight() {
    return (long) inFlight.get();
  }

  CollectorRegistry registry() {
    return registry;
  }

  private void register(PulledFigures gauge, Family family) {
    gauge.register(registry);
    families.add(family);
  }

  private Counter counter(String name, String help) {
    families.add(new Family(name, "counter", List.of(), help));
    return Counter.build(name, help).register(registry);
  }

  private Histogram histogram(String name, String help, double[] buckets, String... labels) {
    families.add(new Family(name, "histogram", List.of(labels), help));
    return Histogram.build(name, help).labelNames(labels).buckets(buckets).register(registry);
  }
}
