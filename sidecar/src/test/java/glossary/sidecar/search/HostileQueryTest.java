package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.de;
import static glossary.sidecar.search.Entries.en;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileQueryTest {
  private static final int QUERIES = 10_000;
  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "*",
          "?",
          "~",
          "^",
          ":",
          "\\",
          "/",
          "+",
          "-",
          "!",
          "&&",
          "||",
          " ",
          "  ",
          "\t",
          "\n",
          "\0",
          "\u0007",
          "AND",
          "OR",
          "NOT",
          "NEAR",
          "TO",
          "NEAR(a b, 5)",
          "term:",
          "def:a*",
          "{term}:",
          "col:",
          "^valve",
          "valve~2",
          "valve^3",
          "[a TO z]",
          "/regex.*/",
          "\\u0041",
          "\ud800",
          "\udc00",
          "😀",
          "👩‍👩‍👧",
          "ß",
          "ẞ",
          "ﬁ",
          "İ",
          "ı",
          "مرحبا",
          "שלום",
          "\u202e",
          "\u200f",
          "\u00ad",
          "\u200b",
          "漢字",
          "ไทย",
          "a" + "\u0301".repeat(200),
          "\u0301\u0308",
          "4-20mA",
          "pH-Wert",
          "C++",
          "R&D",
          "50%",
          "it's",
          "valve",
          "Ventil",
          "größe",
          "*:*",
          "_id",
          "--",
          ";",
          "DROP TABLE",
          "%",
          "$",
          "<b>",
          "</script>",
          "x".repeat(300),
          "1e999",
          "-0",
          "½",
          "²",
          "…",
          "“",
          "”");

  @Test
  void no_text_makes_a_search_fail_or_shows_the_engine() throws IOException {
    Random random = new Random(20251119);
    try (ShadowIndex index =
        Entries.indexOf(
            en(1, "valve", "A <b>valve</b> & more \ud83d\ude00 50% it's"),
            de(2, "Größe", "Maß der Dinge 漢字"),
            de(3, "4-20mA"))) {
      for (int at = 0; at < QUERIES; at++) {
        check(index, text(random));
      }
    }
  }

  private static void check(ShadowIndex index, String text) throws IOException {
    SearchPage page = Entries.search(index, text);
    assertThat(page.total()).isNotNegative();
    for (String warning : page.warnings()) {
      assertThat(warning.toLowerCase(Locale.ROOT)).doesNotContain("lucene", "exception", "fts");
    }
    json(new PageJson(SearchRequest.of(text, 5), page, page.warnings(), 1));
    assertThat(new GlossarySearch(index).suggest(text, null, 10)).hasSizeLessThan(4);
  }

  private static void json(PageJson answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new JsonFactory().createGenerator(bytes)) {
      answer.writeTo(out);
    }
    assertThat(new ObjectMapper().readTree(bytes.toByteArray()).get("results").isArray()).isTrue();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = 1 + random.nextInt(random.nextInt(20) == 0 ? 100 : 8); left > 0; left--) {
      if (random.nextInt(6) == 0) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      text.append(random.nextInt(3) == 0 ? " " : "");
    }
    return text.toString();
  }
}
