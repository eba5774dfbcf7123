package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.de;
import static glossary.sidecar.search.Entries.en;
import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.Entry;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SnippetTest {

  @Test
  void each_hit_is_marked_and_the_rest_escaped() {
    SearchHit hit = only(en(1, "x", "A <b>valve</b> & \"two\" valves."), "valve", 200);

    assertThat(hit.snippet()).isEqualTo("A <b>valve</b> & \"two\" valves.");
    assertThat(hit.snippetHtml())
        .isEqualTo(
            "A &lt;b&gt;<mark>valve</mark>&lt;/b&gt; &amp; &quot;two&quot; <mark>valves</mark>.");
  }

  @Test
  void the_hit_is_found_by_stem_and_umlaut_with_right_offsets() {
    assertThat(only(de(1, "x", "Die Straße, 😀 größere Häuser."), "haus", 200).snippetHtml())
        .isEqualTo("Die Straße, 😀 größere <mark>Häuser</mark>.");
    assertThat(only(de(1, "x", "ßß 😀 Straße!"), "strasse", 200).snippetHtml())
        .isEqualTo("ßß 😀 <mark>Straße</mark>!");
  }

  @Test
  void a_long_definition_is_cut_around_the_hit_at_words() {
    String text = "lorem ipsum ".repeat(50) + "the valve sits here " + "dolor amet ".repeat(50);

    SearchHit hit = only(en(1, "x", text), "valve", 60);

    assertThat(hit.snippet()).startsWith("…").endsWith("…").contains(" valve ");
    assertThat(hit.snippet().length()).isBetween(40, 62);
    assertThat(hit.snippet().substring(1)).matches("(lorem|ipsum|the)\\b.*\\w…");
  }

  @Test
  void the_definition_with_the_hit_is_taken() {
    assertThat(only(en(1, "x", "Nothing here.", "A valve."), "valve", 200).snippet())
        .isEqualTo("A valve.");
  }

  @Test
  void a_hit_in_the_term_alone_shows_the_start_of_the_first_definition() {
    SearchHit hit = only(en(1, "valve", "First of all.", "Second."), "valve", 200);

    assertThat(hit.snippet()).isEqualTo("First of all.");
    assertThat(hit.snippetHtml()).isEqualTo("First of all.");
  }

  @Test
  void an_entry_without_definition_has_an_empty_snippet() {
    assertThat(only(en(1, "valve"), "valve", 200).snippet()).isEmpty();
  }

  @Test
  void a_word_longer_than_the_snippet_never_splits_a_character() {
    String snippet = only(en(1, "valve", "😀".repeat(300)), "valve", 51).snippet();

    assertThat(snippet).isEqualTo("😀".repeat(25) + "…");
  }

  @Test
  void line_breaks_are_spaces() {
    assertThat(only(en(1, "x", "A\nvalve"), "valve", 200).snippet()).isEqualTo("A valve");
  }

  @Test
  void a_prefix_marks_the_whole_word_and_a_phrase_each_word() {
    assertThat(only(en(1, "x", "many valves"), "valv*", 200).snippetHtml())
        .isEqualTo("many <mark>valves</mark>");
    assertThat(only(en(1, "x", "a valve seat"), "\"valve seat\"", 200).snippetHtml())
        .isEqualTo("a <mark>valve</mark> <mark>seat</mark>");
  }

  private static SearchHit only(Entry entry, String query, int length) {
    try (ShadowIndex index = Entries.indexOf(entry)) {
      SearchRequest request =
          new SearchRequest(
              QueryParser.parse(query), null, null, null, 10, 0, Duration.ofSeconds(5), length);
      return new GlossarySearch(index).search(request).hits().get(0);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
