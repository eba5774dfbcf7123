package glossary.sidecar.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The fixed list of the console's files, against the folder and against the page. */
class ConsoleFilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/glossary/sidecar/console");
  private static final int MOST_BYTES = 150_000;

  private final ConsoleFiles files = new ConsoleFiles(false);
  private final String html = new String(files.page().plain(), StandardCharsets.UTF_8);

  @Test
  void every_file_of_the_folder_is_served_and_none_else_but_the_charts() throws IOException {
    Set<String> served = new TreeSet<>(files.all().keySet());
    served.removeAll(Set.of("uplot.js", "uplot.css"));
    served.add("index.html");

    try (Stream<Path> list = Files.list(FOLDER)) {
      assertThat(list.map(path -> path.getFileName().toString()).collect(Collectors.toSet()))
          .isEqualTo(served);
    }
  }

  @Test
  void the_page_loads_each_file_once_by_the_path_with_the_version() {
    Matcher link = Pattern.compile("\"/console/([^/\"]+)/([^/\"]+)\"").matcher(html);
    Set<String> loaded = new TreeSet<>();
    while (link.find()) {
      assertThat(link.group(1)).isEqualTo(files.version());
      assertThat(loaded.add(link.group(2))).as(link.group(2)).isTrue();
    }

    assertThat(loaded).isEqualTo(new TreeSet<>(files.all().keySet()));
  }

  @Test
  void modules_import_only_files_that_are_there() throws IOException {
    Pattern from = Pattern.compile("from \"\\./([^\"]+)\"");
    for (String name : ConsoleFiles.MODULES) {
      Matcher imported = from.matcher(Files.readString(FOLDER.resolve(name)));
      while (imported.find()) {
        assertThat(ConsoleFiles.MODULES).as(name).contains(imported.group(1));
      }
    }
  }

  @Test
  void nothing_stands_inline_and_nothing_is_parsed_as_markup() throws IOException {
    assertThat(html)
        .doesNotContain("@", "<style", "style=", "javascript:")
        .doesNotContainPattern(" on[a-z]+=")
        .doesNotContainPattern("<script(?![^>]* src=)");
    for (String name : ConsoleFiles.MODULES) {
      assertThat(Files.readString(FOLDER.resolve(name)))
          .as(name)
          .doesNotContainPattern(
              "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function"
                  + "|createContextualFragment|DOMParser|srcdoc|https?://(?!www\\.w3\\.org/2000/svg)");
    }
  }

  @Test
  void the_first_load_is_small_and_the_compressed_form_is_the_same_file() throws IOException {
    int total = files.page().gzip().length;
    for (ConsoleFile file : files.all().values()) {
      total += file.gzip().length;
      GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(file.gzip()));
      assertThat(unpacked.readAllBytes()).isEqualTo(file.plain());
    }

    assertThat(total).isLessThan(MOST_BYTES);
  }

  @Test
  void the_version_changes_with_the_page() {
    ConsoleFiles other = new ConsoleFiles(true);

    assertThat(other.version()).isNotEqualTo(files.version()).matches("[0-9a-f]{16}");
    assertThat(new ConsoleFiles(false).version()).isEqualTo(files.version());
    assertThat(new String(other.page().plain(), StandardCharsets.UTF_8))
        .contains("data-reading=\"role\"");
  }
}
