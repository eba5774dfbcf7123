package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final TextTable table = new TextTable("ID", "TERM", "TEXT");

  @Test
  void columns_line_up_and_the_last_is_cut_to_the_width() {
    table.row("1", "valve", "a device that regulates the flow of a fluid by opening and closing");
    table.row("12", "heat exchanger", "short");

    assertThat(printed(40))
        .isEqualTo(
            """
            ID  TERM            TEXT
            1   valve           a device that regul…
            12  heat exchanger  short
            """);
  }

  @Test
  void letters_beyond_the_basic_plane_are_not_torn() {
    table.row("1", "x", "\ud83d\ude00".repeat(30));

    assertThat(printed(20)).contains("\ud83d\ude00…").doesNotContain("\ud83d…");
  }

  @Test
  void control_characters_cannot_reach_the_terminal() {
    table.row("1", "a\u001b[31mred", "line\r\nbreak\u0000");

    assertThat(printed(80)).doesNotContain("\u001b", "\r", "\u0000").contains("line break");
  }

  @Test
  void an_absent_cell_is_empty() {
    table.row("1", null, "text");

    assertThat(printed(80)).contains("1         text");
  }

  private String printed(int width) {
    StringWriter text = new StringWriter();
    table.printTo(new PrintWriter(text), width);
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
