package glossary.sidecar.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A counter that its owner keeps and tells at every scrape. It must never go down. */
final class PulledCounter extends Collector implements Collector.Describable {
  private final String name;
  private final String help;
  private final List<String> labels;
  private final Supplier<Map<String, Double>> values;

  /**
   * @param label null for a counter without labels, whose only value has the key {@code ""}
   */
  PulledCounter(String name, String help, String label, Supplier<Map<String, Double>> values) {
    this.name = name;
    this.help = help;
    this.labels = label == null ? List.of() : List.of(label);
    this.values = values;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    CounterMetricFamily family = new CounterMetricFamily(name, help, labels);
    values
        .get()
        .forEach(
            (label, value) ->
                family.addMetric(labels.isEmpty() ? List.of() : List.of(label), value));
    return List.of(family);
  }

  @Override
  public List<MetricFamilySamples> describe() {
    return List.of(new CounterMetricFamily(name, help, labels));
  }
}
