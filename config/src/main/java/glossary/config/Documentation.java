package glossary.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of {@code docs/configuration.md} that follow from the catalogue and the rules. */
public final class Documentation {

  /**
   * Replaces the text between each {@code <!-- generated: NAME -->} and the {@code <!-- end -->}
   * after it; everything else was written by hand and stays.
   */
  public static String fill(String page) {
    String filled = replace(page, "settings", settings());
    filled = replace(filled, "production-rules", rules(ProductionRules.ALL));
    return replace(filled, "consistency-rules", rules(ConsistencyRules.ALL));
  }

  private static String replace(String page, String name, String text) {
    String mark = "<!-- generated: " + name + " -->\n";
    int start = page.indexOf(mark);
    int end = page.indexOf("<!-- end -->", start);
    if (start < 0 || end < 0) {
      throw new IllegalArgumentException("no part " + name);
    }
    return page.substring(0, start + mark.length()) + "\n" + text + "\n" + page.substring(end);
  }

  private static String settings() {
    return Arrays.stream(Category.values())
        .map(Documentation::chapter)
        .collect(Collectors.joining("\n"));
  }

  private static String chapter(Category category) {
    boolean unused = category == Category.UNUSED;
    String head =
        unused
            ? "| Name | Why it is not used |\n| --- | --- |\n"
            : "| Name | Value | Default | |\n| --- | --- | --- | --- |\n";
    return "### " + category.title() + "\n\n" + head + rows(category);
  }

  private static String rows(Category category) {
    return Catalogue.in(category).stream()
        .map(
            setting ->
                setting
                    .notUsed()
                    .map(reason -> row(List.of(code(setting.name()), reason)))
                    .orElseGet(() -> row(cells(setting))))
        .collect(Collectors.joining());
  }

  private static List<String> cells(Setting<?> setting) {
    return List.of(code(setting.name()), setting.allowed(), defaults(setting), setting.sentence());
  }

  private static String defaults(Setting<?> setting) {
    String usual = setting.defaultText().map(Documentation::value).orElse("unset");
    Stream<String> own =
        Arrays.stream(Environment.values())
            .flatMap(
                environment ->
                    setting.defaultIn(environment).stream()
                        .map(text -> environment.word() + ": " + value(text)));
    return Stream.concat(Stream.of(usual), own).collect(Collectors.joining("; "));
  }

  private static String rules(Collection<Rule> rules) {
    return "| Rule | Setting | | |\n| --- | --- | --- | --- |\n"
        + rules.stream()
            .map(
                rule ->
                    row(
                        List.of(
                            rule.id(), code(rule.setting().name()), rule.demand(), rule.action())))
            .collect(Collectors.joining());
  }

  private static String value(String text) {
    return text.isEmpty() ? "empty" : code(text);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private Documentation() {}
}
