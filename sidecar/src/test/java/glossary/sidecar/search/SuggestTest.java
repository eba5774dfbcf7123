package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.de;
import static glossary.sidecar.search.Entries.en;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SuggestTest {
  private static ShadowIndex index;

  @BeforeAll
  static void fill() {
    index =
        Entries.indexOf(
            en(1, "control valve"),
            en(2, "Valve seat"),
            en(3, "valve"),
            de(4, "Ventil"),
            de(5, "Größe"),
            de(6, "valve"),
            en(7, "gas valve"),
            en(8, "C++"),
            en(9, "the control room"));
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
  }

  @Test
  void terms_that_begin_so_are_before_terms_with_a_word_that_does() {
    assertThat(suggest("valv", null, 10))
        .containsExactly("valve", "Valve seat", "gas valve", "control valve");
  }

  @Test
  void terms_are_given_as_they_are_written_whatever_was_typed() {
    assertThat(suggest("GRO", null, 10)).containsExactly("Größe");
    assertThat(suggest("groe", null, 10)).containsExactly("Größe");
    assertThat(suggest("grö", null, 10)).containsExactly("Größe");
    assertThat(suggest("c+", null, 10)).containsExactly("C++");
  }

  @Test
  void the_language_and_the_limit_hold() {
    assertThat(suggest("v", "de", 10)).containsExactly("valve", "Ventil");
    assertThat(suggest("v", null, 2)).hasSize(2);
  }

  @Test
  void several_words_complete_the_term_they_begin() {
    assertThat(suggest("valve s", null, 10)).containsExactly("Valve seat");
    assertThat(suggest("zz", null, 10)).isEmpty();
  }

  private static List<String> suggest(String text, String language, int limit) {
    return new GlossarySearch(index).suggest(text, language, limit);
  }
}
