package glossary.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionDocumentationTest {

  @Test
  void the_table_is_the_catalogue() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "agent.md")).stream()
            .dropWhile(line -> !line.equals("| option | default | |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(rows).isEqualTo(Stream.of(Option.values()).map(this::row).toList());
  }

  private String row(Option option) {
    String byDefault = option.byDefault == null ? "" : "`" + option.byDefault + "`";
    return "| `" + option.key + "` | " + byDefault + " | " + option.says + " |";
  }

  @Test
  void every_default_is_a_value_that_could_be_given() throws BadOptionException {
    for (Option option : Option.values()) {
      if (option.byDefault != null) {
        new Given(option.key, option.byDefault, "default").read(option);
      }
    }
  }
}
