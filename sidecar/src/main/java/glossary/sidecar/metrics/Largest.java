package glossary.sidecar.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bounds the values of a label whose values come from data. */
public final class Largest {
  private static final String OTHER = "{other}";

  private Largest() {}

  /**
   * The largest counts, and the sum of the others as {@code {other}}.
   *
   * @param most labels that keep their name
   */
  public static Map<String, Double> of(Map<String, ? extends Number> counts, int most) {
    List<? extends Map.Entry<String, ? extends Number>> sorted =
        counts.entrySet().stream()
            .sorted(
                (a, b) -> Double.compare(b.getValue().doubleValue(), a.getValue().doubleValue()))
            .toList();
    Map<String, Double> bounded = new LinkedHashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      String label = i < most ? sorted.get(i).getKey() : OTHER;
      bounded.merge(label, sorted.get(i).getValue().doubleValue(), Double::sum);
    }
    return bounded;
  }
}
