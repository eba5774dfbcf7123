package glossary.sidecar.metrics;

import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gauge or counter whose owner is asked at every scrape. */
final class PulledFigures extends Collector implements Collector.Describable {
  private static final Logger LOG = LoggerFactory.getLogger(PulledFigures.class);

  private final String name;
  private final Type type;
  private final String help;
  private final List<String> labels;
  private final Supplier<Map<String, Double>> values;

  /**
   * @param name of a counter, with its {@code _total}
   * @param type of which a counter's values must never go down
   * @param label null for a figure without labels, whose only value has the key {@code ""}
   */
  PulledFigures(
      String name, Type type, String help, String label, Supplier<Map<String, Double>> values) {
    this.name = name;
    this.type = type;
    this.help = help;
    this.labels = label == null ? List.of() : List.of(label);
    this.values = values;
  }

  /** A figure that cannot be read now is absent; the others of the scrape are there. */
  @Override
  public List<MetricFamilySamples> collect() {
    List<MetricFamilySamples.Sample> samples = new ArrayList<>();
    try {
      values
          .get()
          .forEach(
              (label, value) ->
                  samples.add(
                      new MetricFamilySamples.Sample(
                          name, labels, labels.isEmpty() ? List.of() : List.of(label), value)));
    } catch (RuntimeException unreadable) {
      LOG.debug("{} cannot be read", name, unreadable);
      samples.clear();
    }
    return List.of(new MetricFamilySamples(name, type, help, samples));
  }

  @Override
  public List<MetricFamilySamples> describe() {
    return List.of(new MetricFamilySamples(name, type, help, new ArrayList<>()));
  }
}
