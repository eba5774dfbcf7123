package glossary.sidecar.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.Histogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one series of a histogram has added up to since the start.
 *
 * @param labels values, in the order in which the histogram names them
 * @param seconds of all together
 */
public record Timing(List<String> labels, long count, double seconds) {

  static List<Timing> of(Histogram histogram) {
    Map<List<String>, Double> counts = new LinkedHashMap<>();
    Map<List<String>, Double> sums = new LinkedHashMap<>();
    for (MetricFamilySamples family : histogram.collect()) {
      for (Sample sample : family.samples) {
        if (sample.name.endsWith("_count")) {
          counts.put(sample.labelValues, sample.value);
        } else if (sample.name.endsWith("_sum")) {
          sums.put(sample.labelValues, sample.value);
        }
      }
    }
    List<Timing> all = new ArrayList<>();
    counts.forEach(
        (labels, count) ->
            all.add(new Timing(List.copyOf(labels), count.longValue(), sums.get(labels))));
    return all;
  }
}
