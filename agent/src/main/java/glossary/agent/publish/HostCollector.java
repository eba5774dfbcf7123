package glossary.agent.publish;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.errors.LogCounts;
import glossary.agent.metrics.RequestCells;
import glossary.api.MetricNames;
import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.LogCount;
import glossary.api.telemetry.RequestSeries;
import glossary.api.telemetry.RequestStatus;
import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads the agent's figures at a scrape. */
final class HostCollector extends Collector {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final List<String> LABELS = Arrays.asList("method", "route", "status");
  private static final List<String> BUCKET_LABELS =
      Arrays.asList("method", "route", "status", "le");

  private final RequestCells cells;
  private final ErrorGroups errors;
  private final LogCounts logs;
  private final SuppressedErrors suppressed;

  HostCollector(
      RequestCells cells, ErrorGroups errors, LogCounts logs, SuppressedErrors suppressed) {
    this.cells = cells;
    this.errors = errors;
    this.logs = logs;
    this.suppressed = suppressed;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    return Arrays.asList(
        requests(), inFlight(), errorsTotal(), logEventsTotal(), suppressedTotal());
  }

  private MetricFamilySamples requests() {
    List<MetricFamilySamples.Sample> samples = new ArrayList<>();
    for (RequestSeries series : cells.snapshot()) {
      addHistogram(series, samples);
    }
    return new MetricFamilySamples(
        MetricNames.REQUESTS_SECONDS,
        Type.HISTOGRAM,
        "Time from the request's head to the end of its answer.",
        samples);
  }

  private static void addHistogram(RequestSeries series, List<MetricFamilySamples.Sample> samples) {
    String status = RequestStatus.label(series.status);
    List<String> labels = Arrays.asList(series.method, series.route, status);
    long count = 0;
    for (int i = 0; i < series.buckets.length; i++) {
      count += series.buckets[i];
      String bound = doubleToGoString(LatencyBuckets.upperSeconds(i));
      samples.add(
          new MetricFamilySamples.Sample(
              MetricNames.REQUESTS_SECONDS + "_bucket",
              BUCKET_LABELS,
              Arrays.asList(series.method, series.route, status, bound),
              count));
    }
    samples.add(
        new MetricFamilySamples.Sample(
            MetricNames.REQUESTS_SECONDS + "_count", LABELS, labels, count));
    samples.add(
        new MetricFamilySamples.Sample(
            MetricNames.REQUESTS_SECONDS + "_sum",
            LABELS,
            labels,
            series.sumNanos / NANOS_PER_SECOND));
  }

  private MetricFamilySamples inFlight() {
    return new GaugeMetricFamily(
        MetricNames.REQUESTS_IN_FLIGHT,
        "Requests that have started and not ended.",
        cells.inFlight());
  }

  private MetricFamilySamples errorsTotal() {
    CounterMetricFamily family =
        new CounterMetricFamily(
            MetricNames.ERRORS_TOTAL,
            "Exceptions that escaped the application, and responses of status 500 and above.",
            Arrays.asList("type", "route"));
    for (ErrorCount each : errors.counts()) {
      family.addMetric(Arrays.asList(each.type, each.route), (double) each.count);
    }
    return family;
  }

  private MetricFamilySamples logEventsTotal() {
    CounterMetricFamily family =
        new CounterMetricFamily(
            MetricNames.HOST_LOG_EVENTS_TOTAL,
            "Warnings and errors that the host has logged, by the class of their exception.",
            Arrays.asList("level", "type"));
    for (LogCount each : logs.snapshot()) {
      family.addMetric(Arrays.asList(each.level, each.type), (double) each.count);
    }
    return family;
  }

  private MetricFamilySamples suppressedTotal() {
    CounterMetricFamily family =
        new CounterMetricFamily(
            MetricNames.SUPPRESSED_ERRORS_TOTAL,
            "Errors of the agent itself that the host did not notice.",
            Collections.singletonList("hook"));
    for (Map.Entry<String, Long> each : suppressed.counts().entrySet()) {
      family.addMetric(Collections.singletonList(each.getKey()), each.getValue().doubleValue());
    }
    return family;
  }
}
