package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.metrics.Family;
import glossary.sidecar.testing.TestSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/metrics.md} lists what a scrape shows, no more and no less. Its tables are written by
 * this test with {@code -Dglossary.regenerate=true}.
 */
class MetricsAreDocumentedTest {
  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE) (\\S+) (.*)");
  private static final Pattern SAMPLE = Pattern.compile("([a-z0-9_]+)(?:\\{(.*)\\})? \\S+");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\",?");

  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    sidecar = TestSidecar.ready(folder);
    sidecar.get("/api/search/fulltext?q=valve");
    sidecar.get("/api/search/suggest?q=va");
    awaitCollection();
  }

  /** One family is there after the first garbage collection only. */
  private static void awaitCollection() throws InterruptedException {
    for (int look = 0; look < 1000; look++) {
      if (sidecar.get("/metrics").body().contains("jvm_memory_pool_allocated_bytes_total{")) {
        return;
      }
      System.gc();
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("no garbage was collected");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @Test
  void the_page_lists_the_families_that_the_rooms_register() throws Exception {
    assertPage("sidecar", sidecar.sidecar().metricFamilies());
  }

  @Test
  void the_page_lists_the_families_of_the_process() throws Exception {
    Set<String> ours = names(sidecar.sidecar().metricFamilies());

    assertPage("process", scraped().stream().filter(each -> !ours.contains(each.name())).toList());
  }

  @Test
  void what_a_scrape_shows_is_what_was_registered() throws Exception {
    Map<String, Family> registered =
        sidecar.sidecar().metricFamilies().stream()
            .collect(Collectors.toMap(Family::name, each -> each));

    assertThat(scraped().stream().filter(each -> registered.containsKey(each.name())))
        .hasSizeGreaterThan(4)
        .allSatisfy(each -> assertThat(each).isEqualTo(registered.get(each.name())));
  }

  private static void assertPage(String part, List<Family> families) throws Exception {
    String table =
        families.stream()
            .sorted(Comparator.comparing(Family::name))
            .map(MetricsAreDocumentedTest::row)
            .collect(
                Collectors.joining(
                    "", "\n| Metric | Type | Labels | |\n|---|---|---|---|\n", "\n"));
    String mark = "<!-- generated: " + part + " -->\n";
    String page = Files.readString(PAGE);
    int start = page.indexOf(mark) + mark.length();
    int end = page.indexOf("<!-- end -->", start);
    if (Boolean.getBoolean("glossary.regenerate")) {
      Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
    }
    assertThat(Files.readString(PAGE)).contains(mark + table + "<!-- end -->");
  }

  private static String row(Family family) {
    String labels =
        family.labels().stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(family.name(), family.type(), labels, family.help().replace("|", "\\|"));
  }

  private static Set<String> names(List<Family> families) {
    return families.stream().map(Family::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Read from the text as Prometheus would. */
  private static List<Family> scraped() {
    Map<String, String> helps = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    String family = "";
    for (String line : sidecar.get("/metrics").body().lines().toList()) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        family = head.group(2);
        (head.group(1).equals("HELP") ? helps : types).put(family, head.group(3));
        continue;
      }
      Matcher sample = SAMPLE.matcher(line);
      assertThat(sample.matches()).as(line).isTrue();
      assertThat(sample.group(1)).startsWith(family);
      labels.computeIfAbsent(family, name -> new LinkedHashSet<>()).addAll(labels(sample.group(2)));
    }
    List<Family> all = new ArrayList<>();
    types.forEach(
        (name, type) ->
            all.add(new Family(name, type, List.copyOf(labels.get(name)), helps.get(name))));
    return all;
  }

  private static Set<String> labels(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      names.add(label.group(1));
    }
    names.remove("le");
    names.remove("quantile");
    return names;
  }
}
