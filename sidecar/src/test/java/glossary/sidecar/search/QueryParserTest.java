package glossary.sidecar.search;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.search.SearchQuery.All;
import glossary.sidecar.search.SearchQuery.Any;
import glossary.sidecar.search.SearchQuery.Except;
import glossary.sidecar.search.SearchQuery.Phrase;
import glossary.sidecar.search.SearchQuery.Prefix;
import glossary.sidecar.search.SearchQuery.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryParserTest {

  @Test
  void words_side_by_side_are_all_wanted() {
    assertThat(root("valve seat")).isEqualTo(all(word("valve"), word("seat")));
  }

  @Test
  void or_binds_weaker_than_and() {
    assertThat(root("a AND b OR c"))
        .isEqualTo(new Any(List.of(new All(List.of(word("a"), word("b")), true), word("c"))));
  }

  @Test
  void parentheses_group() {
    assertThat(root("a (b OR c)"))
        .isEqualTo(all(word("a"), new Any(List.of(word("b"), word("c")))));
  }

  @Test
  void not_takes_away_from_what_is_wanted_on_either_side() {
    Except expected = new Except(word("a"), word("b"));
    assertThat(root("a NOT b")).isEqualTo(expected);
    assertThat(root("NOT b a")).isEqualTo(expected);
    assertThat(root("a AND NOT b").toString()).contains("Except").contains("unwanted=Word[text=b]");
  }

  @Test
  void a_query_of_only_not_is_nothing_and_says_so() {
    ParsedQuery parsed = QueryParser.parse("NOT valve");

    assertThat(parsed.root()).isEmpty();
    assertThat(parsed.warnings()).singleElement().asString().contains("NOT");
  }

  @Test
  void phrases_prefixes_and_words_are_told_apart() {
    assertThat(root("\"a b\" c* d")).isEqualTo(all(new Phrase("a b"), new Prefix("c"), word("d")));
  }

  @Test
  void a_quote_that_is_never_closed_reaches_to_the_end() {
    assertThat(root("a \"b c")).isEqualTo(all(word("a"), new Phrase("b c")));
  }

  @Test
  void operators_without_operands_are_words() {
    assertThat(root("AND")).isEqualTo(word("AND"));
    assertThat(root("OR")).isEqualTo(word("OR"));
    assertThat(root("NOT")).isEqualTo(word("NOT"));
    assertThat(root("valve AND")).isEqualTo(all(word("valve"), word("AND")));
    assertThat(root("OR valve")).isEqualTo(all(word("OR"), word("valve")));
  }

  @Test
  void operators_in_lower_case_are_words() {
    assertThat(root("a or b")).isEqualTo(all(word("a"), word("or"), word("b")));
  }

  @Test
  void symbols_of_terms_are_text() {
    assertThat(root("-40")).isEqualTo(word("-40"));
    assertThat(root("pH-Wert")).isEqualTo(word("pH-Wert"));
    assertThat(root("Fe(OH)2")).isEqualTo(word("Fe(OH)2"));
    assertThat(root("*")).isEqualTo(word("*"));
  }

  @Test
  void parentheses_without_partner_mean_nothing() {
    assertThat(root("(a b")).isEqualTo(all(word("a"), word("b")));
    assertThat(root("() a ()")).isEqualTo(word("a"));
  }

  @Test
  void blank_text_is_nothing() {
    assertThat(QueryParser.parse("   ").root()).isEmpty();
    assertThat(QueryParser.parse("\"\"").root()).isEmpty();
    assertThat(QueryParser.parse("((()))").root()).isEmpty();
  }

  @Test
  void words_beyond_the_32nd_are_cut_and_said() {
    ParsedQuery words = QueryParser.parse("w ".repeat(40));
    ParsedQuery phrase = QueryParser.parse('"' + "w ".repeat(40) + '"');
    ParsedQuery chunk = QueryParser.parse("w-".repeat(40));

    assertThat(((All) words.root().orElseThrow()).parts()).hasSize(32);
    assertThat(((Phrase) phrase.root().orElseThrow()).text()).hasSize(63);
    assertThat(((Word) chunk.root().orElseThrow()).text()).hasSize(63);
    assertThat(List.of(words, phrase, chunk))
        .allSatisfy(cut -> assertThat(cut.warnings()).singleElement().asString().contains("32"));
  }

  @Test
  void parentheses_deeper_than_16_are_ignored_and_said() {
    ParsedQuery parsed = QueryParser.parse("(".repeat(40) + "valve" + ")".repeat(40));

    assertThat(parsed.root()).contains(word("valve"));
    assertThat(parsed.warnings()).singleElement().asString().contains("16");
  }

  private static SearchQuery root(String text) {
    return QueryParser.parse(text).root().orElseThrow();
  }

  private static Word word(String text) {
    return new Word(text);
  }

  private static All all(SearchQuery... parts) {
    return new All(List.of(parts), false);
  }
}
