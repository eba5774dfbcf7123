package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/agent.md} says of each server what the suite has found. It runs after all other tests
 * in the same build, and looks at the servers that these have asked; {@code
 * -Dglossary.regenerate=true} writes what was found over what the page says.
 */
class ServerTableCheck {
  private static final Path PAGE = Path.of("../docs/agent.md");
  private static final String START = "<!-- generated: servers -->\n\n";
  private static final String END = "\n<!-- end -->";
  private static final int HEADING = 2;

  @Test
  void the_page_says_what_the_suite_has_found() throws Exception {
    ServerTable found = ServerTable.found();
    if (Boolean.getBoolean("glossary.regenerate")) {
      write(found.over(ServerTable.parse(lines())));
    }

    assertThat(table()).isEqualTo(text(found.over(ServerTable.parse(lines()))));
    assertThat(rows())
        .as("-Dglossary.regenerate=true adds a new server")
        .hasSizeGreaterThan(3)
        .allSatisfy(row -> assertThat(row).doesNotContain("| no |"));
    for (ServerUnderTest server : ServerUnderTest.values()) {
      assertThat(rows()).anyMatch(row -> names(row, server));
    }
  }

  private static boolean names(String row, ServerUnderTest server) {
    return row.startsWith("| " + server.family() + " |")
        && List.of(row.split(" \\| ")[1].split(", ")).contains(server.version());
  }

  private static List<String> rows() throws Exception {
    List<String> lines = lines();
    return lines.subList(Math.min(HEADING, lines.size()), lines.size());
  }

  private static List<String> lines() throws Exception {
    return table().lines().toList();
  }

  private static String table() throws Exception {
    String page = Files.readString(PAGE);
    return page.substring(page.indexOf(START) + START.length(), page.indexOf(END));
  }

  private static void write(ServerTable table) throws Exception {
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(START) + START.length());
    Files.writeString(PAGE, before + text(table) + page.substring(page.indexOf(END)));
  }

  private static String text(ServerTable table) {
    return String.join("\n", table.markdown()) + "\n";
  }
}
