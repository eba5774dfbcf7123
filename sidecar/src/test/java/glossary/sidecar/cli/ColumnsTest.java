package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  @Test
  void wide_letters_take_two_columns_and_combining_marks_none() {
    assertThat(Columns.of("valve")).isEqualTo(5);
    assertThat(Columns.of("安全弁")).isEqualTo(6);
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
    assertThat(Columns.of("\ud83d\ude00")).isEqualTo(2);
    assertThat(Columns.of("a\u200db")).isEqualTo(2);
  }

  @Test
  void what_is_cut_fits_and_no_letter_is_torn() {
    assertThat(Columns.cut("安全弁の定義", 7)).isEqualTo("安全弁…");
    assertThat(Columns.cut("安全弁の定義", 6)).isEqualTo("安全…");
    assertThat(Columns.cut("valve", 5)).isEqualTo("valve");
  }

  @Test
  void lines_break_between_words_and_within_those_that_are_too_long() {
    assertThat(Columns.wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(Columns.wrap("/a/very/long/path x", 6))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(6));
    assertThat(String.join("", Columns.wrap("安全弁の定義", 5))).isEqualTo("安全弁の定義");
    assertThat(Columns.wrap("弁", 1)).containsExactly("弁");
    assertThat(Columns.wrap("", 5)).isEqualTo(List.of(""));
  }

  @Test
  void a_table_fits_a_narrow_terminal_and_lines_up_beside_wide_letters() {
    TextTable table = new TextTable("IDENTIFIER", "TERM", "A THIRD COLUMN", "TEXT");
    table.row("glossary_backup_20261124_020000", "安全弁安全弁", "something long here", "text");
    table.row("x", "y", "z", "another text that is long");
    StringWriter text = new StringWriter();
    table.printTo(new PrintWriter(text), 48);

    assertThat(text.toString().lines())
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(48));
    assertThat(
            text.toString()
                .lines()
                .skip(1)
                .map(
                    line ->
                        Columns.of(
                            line.substring(0, line.replaceAll("(text|anoth).*", "").length()))))
        .containsOnly(
            Columns.of(text.toString().lines().findFirst().orElseThrow().replace("TEXT", "")));
  }
}
