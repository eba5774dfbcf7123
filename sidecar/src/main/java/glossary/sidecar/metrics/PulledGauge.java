package glossary.sidecar.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gauge whose owner is asked at every scrape. */
final class PulledGauge extends Collector implements Collector.Describable {
  private static final Logger LOG = LoggerFactory.getLogger(PulledGauge.class);

  private final String name;
  private final String help;
  private final List<String> labels;
  private final Supplier<Map<String, Double>> values;

  /**
   * @param label null for a gauge without labels, whose only value has the key {@code ""}
   */
  PulledGauge(String name, String help, String label, Supplier<Map<String, Double>> values) {
    this.name = name;
    this.help = help;
    this.labels = label == null ? List.of() : List.of(label);
    this.values = values;
  }

  /** A figure that cannot be read now is absent; the others of the scrape are there. */
  @Override
  public List<MetricFamilySamples> collect() {
    try {
      return List.of(read());
    } catch (RuntimeException unreadable) {
      LOG.debug("{} cannot be read", name, unreadable);
      return describe();
    }
  }

  private MetricFamilySamples read() {
    GaugeMetricFamily family = new GaugeMetricFamily(name, help, labels);
    values
        .get()
        .forEach(
            (label, value) ->
                family.addMetric(labels.isEmpty() ? List.of() : List.of(label), value));
    return family;
  }

  @Override
  public List<MetricFamilySamples> describe() {
    return List.of(new GaugeMetricFamily(name, help, labels));
  }
}
