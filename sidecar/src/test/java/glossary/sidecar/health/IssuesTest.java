package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the list of issues in the documentation, or writes it anew if asked to. */
class IssuesTest {
  private static final Path DOCUMENTATION =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("docs/health.md");
  private static final String BEGIN = "<!-- issues: generated -->\n";
  private static final String END = "<!-- end of issues -->\n";

  @Test
  void every_issue_is_documented() throws IOException {
    String page = Files.readString(DOCUMENTATION);
    String filled =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("glossary.regenerate")) {
      Files.writeString(DOCUMENTATION, filled);
    }

    assertThat(DOCUMENTATION).hasContent(filled);
  }

  @ParameterizedTest
  @EnumSource
  void every_issue_says_what_to_do(Issues kind) {
    if (kind != Issues.DATABASE_UNREADABLE) {
      assertThat(kind.template())
          .as("%s names something to run, to look at, to wait for", kind)
          .containsPattern(
              "java -jar|/api/|sqlite3|GET |POST |du -xh|ls -ld|ps aux|top|fuser|-Xmx|jstack|df|"
                  + "LOG_LEVEL|openssl|Wait|See the issues");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everything_in_braces_is_filled_in(Issues kind) {
    Issue issue = kind.of("$1", "{x}\\", 3, 4, 5);

    assertThat(issue.code()).matches("[A-Z]+(-[A-Z]+)+");
    assertThat(issue.sentence().replace("{x}", "")).doesNotContain("{");
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| code | makes it | sentence |\n|---|---|---|\n");
    for (Issues kind : Issues.values()) {
      table.append("| `%s` | %s | ".formatted(kind.code(), kind.status().word()));
      table.append(kind.template().replace("|", "\\|").replace("<", "&lt;")).append(" |\n");
    }
    return table.toString();
  }
}
