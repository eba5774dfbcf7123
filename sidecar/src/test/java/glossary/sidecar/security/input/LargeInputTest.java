package glossary.sidecar.security.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made to take long, of a megabyte. What they take is printed. */
class LargeInputTest {
  private static final int MEGABYTE = 1 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "'",
        "\"",
        "(",
        ")",
        "<",
        "<a ",
        "<a<",
        "<a =",
        "=",
        "or 1=",
        "union ",
        "union all ",
        "select ",
        "select a,",
        "/*",
        "/*!",
        "*/",
        "--",
        "#",
        ";",
        "; ",
        ";cat ",
        "|",
        "`",
        "`a",
        "$(",
        "${",
        "{{",
        "{{1*",
        "{",
        "}",
        "<%",
        "<% ",
        "..",
        "../",
        "..%",
        "%",
        "%2",
        "%25",
        "%c0%",
        "&#",
        "&lt;",
        "&",
        "\\u",
        "\\x4",
        ")(",
        ")(a=",
        "*)",
        "\n",
        "\r\n ",
        "\n\n",
        " ",
        ":",
        "javascript:",
        "j a v a",
        ".",
        "document.",
        "on",
        "onload=",
        " onx=",
        "()",
        "(){",
        "0x",
        "1.",
        "@@",
        "[](",
        "!",
        "+",
        "[]",
        "\u0000",
        "\uff1c",
        "\u202e",
        "éé",
        "1 or ",
        "case when ",
        "not not ",
        "( not -",
        "''''",
        "' '",
        "\"\"\"",
        "a'b\"c`",
        "system('",
        "__class",
        "<!doctype ",
        "<![cdata[",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa("
      })
  void every_repetition_is_looked_at_to_its_end(String unit) {
    String text = unit.repeat(MEGABYTE / unit.length() + 1) + " <script>";
    Signs signs = new Signs();
    long start = System.nanoTime();
    boolean whole = new InputScanner(() -> false).scan(text, FieldKind.PROSE, signs);
    System.out.printf(
        "1 MB of %s: %d ms%n",
        unit.strip(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));

    assertThat(whole).isTrue();
    assertThat(signs.has(Rule.SCRIPT_ELEMENT)).isTrue();
  }

  @Test
  void what_lies_across_two_pieces_is_seen() {
    for (int offset = 3_700; offset < 4_200; offset += 7) {
      String text = "a ".repeat(offset / 2) + "' union select a, b from c -- " + "a ".repeat(3_000);

      assertThat(Samples.signs(text, FieldKind.PROSE).has(Rule.SQL_UNION))
          .as("%d", offset)
          .isTrue();
    }
  }

  @Test
  void after_its_time_the_rest_is_left() {
    AtomicInteger pieces = new AtomicInteger();
    Signs signs = new Signs();
    String text = "a=b ".repeat(10_000) + "<script>";

    boolean whole =
        new InputScanner(() -> pieces.incrementAndGet() > 3).scan(text, FieldKind.PROSE, signs);

    assertThat(whole).isFalse();
    assertThat(pieces.get()).isEqualTo(4);
    assertThat(signs.has(Rule.SCRIPT_ELEMENT)).isFalse();
  }

  @Test
  void no_text_is_too_odd_to_be_looked_at() {
    String alphabet =
        "'\"`;|&$(){}[]<>=!#%/\\*-+.,:@_ \n\r\t\u0000aonlsxu019éﬁ\uff1c\u202e\ud83d\udd27\udc00";
    Random random = new Random(42);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      for (FieldKind kind : FieldKind.values()) {
        Score score = Samples.score(text.toString(), kind);
        assertThat(score.points()).isBetween(0, 60);
        Excerpt.masked(Samples.signs(text.toString(), kind).excerpt(Excerpt.LENGTH));
      }
    }
  }
}
