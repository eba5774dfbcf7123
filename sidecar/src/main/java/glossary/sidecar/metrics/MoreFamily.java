package glossary.sidecar.metrics;

import io.prometheus.client.Collector;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Samples of other processes under one metric name, which this process may have samples of too.
 *
 * @param name without {@code _total}, whatever the type
 */
public record MoreFamily(String name, Collector.Type type, String help, Source source) {

  private static final Set<String> SUFFIXES = Set.of("", "_total", "_bucket", "_count", "_sum");

  /** Writes the samples at a scrape. */
  @FunctionalInterface
  public interface Source {
    void writeTo(SampleWriter out) throws IOException;
  }

  /**
   * Whether it has a sample of one of the names.
   *
   * @param names all are wanted if there is none
   */
  boolean isWanted(List<String> names) {
    return names.isEmpty() || names.stream().anyMatch(wanted -> SUFFIXES.contains(suffix(wanted)));
  }

  private String suffix(String wanted) {
    return wanted.startsWith(name) ? wanted.substring(name.length()) : "no suffix";
  }

  /** A counter or a gauge or a histogram by its full name, as in {@code MetricNames}. */
  public static MoreFamily of(String name, Collector.Type type, String help, Source source) {
    boolean total = type == Collector.Type.COUNTER && name.endsWith("_total");
    String base = total ? name.substring(0, name.length() - "_total".length()) : name;
    return new MoreFamily(base, type, help, source);
  }
}
