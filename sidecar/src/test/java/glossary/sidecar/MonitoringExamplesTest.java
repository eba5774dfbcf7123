package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code examples/monitoring} asks for what there is, and Prometheus' own tool accepts it. */
class MonitoringExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples/monitoring").toAbsolutePath();
  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\|.*");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:glossary|http|host|jvm|process|agent)_[a-z0-9_]+\\b");

  @Test
  void every_metric_that_an_alert_or_a_panel_asks_for_is_documented() throws IOException {
    Set<String> known = documented();
    Set<String> asked = new TreeSet<>();
    for (String expression : expressions()) {
      Matcher name = NAME.matcher(expression.replaceAll("\"[^\"]*\"", ""));
      while (name.find()) {
        asked.add(name.group());
      }
    }

    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(known).containsAll(asked);
  }

  @Test
  void every_alert_says_how_urgent_it_is_and_what_to_run() throws IOException {
    List<JsonNode> rules = rules();

    assertThat(rules).hasSizeGreaterThan(10);
    for (JsonNode rule : rules) {
      String alert = rule.get("alert").asText();
      assertThat(rule.at("/labels/severity").asText()).as(alert).isIn("page", "ticket");
      assertThat(rule.at("/annotations/summary").asText()).as(alert).endsWith(".");
      assertThat(rule.at("/annotations/description").asText()).as(alert).endsWith(".");
      assertThat(rule.at("/annotations/runbook").asText())
          .as(alert)
          .matches("(Run|Start|Draw) .*\\.");
    }
  }

  @Test
  void every_alert_has_a_test() throws IOException {
    String tests = Files.readString(EXAMPLES.resolve("alerts_test.yml"));

    assertThat(rules().stream().map(rule -> rule.get("alert").asText()))
        .allSatisfy(alert -> assertThat(tests).contains(alert));
  }

  @Test
  void every_panel_says_what_it_shows_and_in_which_unit() throws IOException {
    List<JsonNode> panels = panels();

    assertThat(panels).hasSizeGreaterThan(10);
    for (JsonNode panel : panels) {
      String title = panel.get("title").asText();
      assertThat(panel.get("description").asText()).as(title).endsWith(".");
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check rules alerts.yml",
        "check config prometheus.yml",
        "test rules alerts_test.yml"
      })
  void promtool_accepts_it(String arguments) throws Exception {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "promtool")));
    assumeTrue(installed, "promtool of the Debian package prometheus is not installed");
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command).directory(EXAMPLES.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).as(said).isZero();
  }

  /** Sample names, as they stand in queries. */
  private static Set<String> documented() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Stream<String> suffixes =
            switch (row.group(2)) {
              case "histogram" -> Stream.of("_bucket", "_count", "_sum");
              case "summary" -> Stream.of("_count", "_sum");
              default -> Stream.of("");
            };
        suffixes.forEach(suffix -> names.add(row.group(1) + suffix));
      }
    }
    return names;
  }

  private static List<String> expressions() throws IOException {
    List<String> all = new ArrayList<>();
    rules().forEach(rule -> all.add(rule.get("expr").asText()));
    panels()
        .forEach(panel -> panel.get("targets").forEach(each -> all.add(each.get("expr").asText())));
    dashboard().at("/templating/list").forEach(each -> all.add(each.at("/query/query").asText()));
    return all;
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    new ObjectMapper(new YAMLFactory())
        .readTree(EXAMPLES.resolve("alerts.yml").toFile())
        .get("groups")
        .forEach(group -> group.get("rules").forEach(all::add));
    return all;
  }

  private static List<JsonNode> panels() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    dashboard().get("panels").forEach(all::add);
    return all.stream()
        .filter(panel -> !panel.get("type").asText().equals("row"))
        .collect(Collectors.toList());
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(EXAMPLES.resolve("dashboard.json").toFile());
  }
}
