package glossary.sidecar.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One scrape: the families of this process, with the samples of others behind those of the same
 * name, since a family must be in one piece.
 */
final class Exposition {
  private static final String END = "# EOF\n";

  private final String contentType;
  private final boolean openMetrics;
  private final SampleWriter out;

  Exposition(String contentType, OutputStream out) {
    this.contentType = contentType;
    this.openMetrics = contentType.equals(TextFormat.CONTENT_TYPE_OPENMETRICS_100);
    this.out = new SampleWriter(out);
  }

  void write(Iterable<MetricFamilySamples> own, List<MoreFamily> more) throws IOException {
    Map<String, MoreFamily> left = new LinkedHashMap<>();
    more.forEach(family -> left.put(family.name(), family));
    for (MetricFamilySamples family : own) {
      MoreFamily shared = left.remove(family.name);
      write(family);
      if (shared != null) {
        shared.source().writeTo(out);
      }
    }
    for (MoreFamily family : left.values()) {
      head(family);
      family.source().writeTo(out);
    }
    if (openMetrics) {
      out.put(SampleWriter.bytes(END));
    }
    out.flush();
  }

  private void write(MetricFamilySamples family) throws IOException {
    StringWriter text = new StringWriter();
    TextFormat.writeFormat(
        contentType, text, Collections.enumeration(Collections.singletonList(family)));
    String written = text.toString();
    boolean ends = openMetrics && written.endsWith(END);
    out.put(
        SampleWriter.bytes(ends ? written.substring(0, written.length() - END.length()) : written));
  }

  private void head(MoreFamily family) throws IOException {
    boolean total = family.type() == Collector.Type.COUNTER && !openMetrics;
    String name = family.name() + (total ? "_total" : "");
    String type = family.type().name().toLowerCase(Locale.ROOT);
    out.put(
        SampleWriter.bytes(
            "# HELP %s %s\n# TYPE %s %s\n".formatted(name, family.help(), name, type)));
  }
}
