package glossary.benchmarks.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The figures as Markdown. */
final class Tables {

  private static final String HEADING =
      "| agent | first response, ms | more | peak RSS at start, MB | more | peak RSS after load, MB | more |"
          + " classes | more | requests/s, ratio | CPU per request, µs | more |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|---|\n";

  private Tables() {}

  static String sizes(List<Variant> variants) throws IOException {
    StringBuilder table = new StringBuilder("| agent | jar, MB |\n|---|---|\n");
    for (Variant variant : variants) {
      for (Path jar : variant.jars()) {
        double megabytes = Files.size(jar) / 1e6;
        table.append(String.format(Locale.ROOT, "| %s | %.2f |%n", variant.name(), megabytes));
      }
    }
    return table.toString();
  }

  /**
   * @param found by variant, one figure for each round; the first variant is what the others are
   *     compared with
   */
  static String of(String host, Map<Variant, List<Measured>> found) {
    StringBuilder table = new StringBuilder("### " + host + "\n\n");
    table.append(HEADING);
    List<Measured> none = found.values().iterator().next();
    found.forEach((variant, runs) -> table.append(row(variant.name(), runs, none)));
    return table.toString();
  }

  /** One table for many servers: for each the variants beside none, by {@code server, agent}. */
  static String servers(Map<String, Map<Variant, List<Measured>>> found) {
    StringBuilder table = new StringBuilder(HEADING.replace("| agent |", "| server |"));
    found.forEach(
        (server, variants) -> {
          List<Measured> none = variants.values().iterator().next();
          variants.forEach(
              (variant, runs) -> {
                if (runs != none) {
                  table.append(row(server + ", " + variant.name(), runs, none));
                }
              });
        });
    return table.toString();
  }

  private static String row(String name, List<Measured> runs, List<Measured> none) {
    return String.join(
            " | ",
            "| " + name,
            median(runs, Measured::firstResponseMillis, "%.0f"),
            more(runs, none, Measured::firstResponseMillis, "%+.0f"),
            median(runs, Measured::peakAtStartMegabytes, "%.0f"),
            more(runs, none, Measured::peakAtStartMegabytes, "%+.0f"),
            median(runs, Measured::peakMegabytes, "%.0f"),
            more(runs, none, Measured::peakMegabytes, "%+.0f"),
            median(runs, Measured::classes, "%.0f"),
            more(runs, none, Measured::classes, "%+.0f"),
            ratio(runs, none),
            median(runs, Measured::cpuMicros, "%.1f"),
            more(runs, none, Measured::cpuMicros, "%+.1f"))
        + " |\n";
  }

  private static String median(
      List<Measured> runs, ToDoubleFunction<Measured> figure, String number) {
    double median = Spread.of(runs.stream().mapToDouble(figure)).median();
    return String.format(Locale.ROOT, number, median);
  }

  private static String more(
      List<Measured> runs, List<Measured> none, ToDoubleFunction<Measured> figure, String number) {
    DoubleStream differences =
        IntStream.range(0, runs.size())
            .mapToDouble(
                round ->
                    figure.applyAsDouble(runs.get(round)) - figure.applyAsDouble(none.get(round)));
    return Spread.of(differences).text(number);
  }

  private static String ratio(List<Measured> runs, List<Measured> none) {
    DoubleStream ratios =
        IntStream.range(0, runs.size())
            .mapToDouble(
                round -> runs.get(round).requestsPerSecond() / none.get(round).requestsPerSecond());
    return Spread.of(ratios).text("%.3f");
  }
}
