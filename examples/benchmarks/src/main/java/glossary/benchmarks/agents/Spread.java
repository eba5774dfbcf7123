package glossary.benchmarks.agents;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Median and quartiles of the rounds. */
record Spread(double low, double median, double high) {

  static Spread of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  /** Between the two nearest where it falls between them. */
  private static double at(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * @param number a format of one number
   */
  String text(String number) {
    String format = number + " (" + number + " to " + number + ")";
    return String.format(Locale.ROOT, format, median, low, high);
  }
}
