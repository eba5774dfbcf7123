package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/metrics.md} lists what the agent shows; {@code -Dglossary.regenerate=true} writes it.
 */
class MetricsAreDocumentedTest {
  private static final Path PAGE = Path.of("../docs/metrics.md");

  @Test
  void the_page_lists_what_the_agent_shows() throws Exception {
    CollectorRegistry registry = new CollectorRegistry();
    FakeAgent agent = new FakeAgent();
    registry.register(new HostCollector(agent.cells, agent.errors, agent.logs, agent));
    List<String> rows = new ArrayList<>();
    for (MetricFamilySamples family : Collections.list(registry.metricFamilySamples())) {
      rows.add(row(family));
    }
    Collections.sort(rows);
    String table =
        "\n| Metric | Type | Labels | |\n|---|---|---|---|\n" + String.join("", rows) + "\n";
    String mark = "<!-- generated: agent -->\n";
    String page = Files.readString(PAGE);
    int start = page.indexOf(mark) + mark.length();
    int end = page.indexOf("<!-- end -->", start);
    if (Boolean.getBoolean("glossary.regenerate")) {
      Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
    }

    assertThat(rows).hasSizeGreaterThan(3);
    assertThat(Files.readString(PAGE)).contains(mark + table + "<!-- end -->");
  }

  private static String row(MetricFamilySamples family) {
    Set<String> labels = new LinkedHashSet<>();
    family.samples.forEach(sample -> labels.addAll(sample.labelNames));
    labels.remove("le");
    String type = family.type.name().toLowerCase(Locale.ROOT);
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            family.name + (type.equals("counter") ? "_total" : ""),
            type,
            labels.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", ")),
            family.help);
  }
}
