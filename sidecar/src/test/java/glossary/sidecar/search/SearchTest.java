package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.de;
import static glossary.sidecar.search.Entries.en;
import static glossary.sidecar.search.Entries.entry;
import static glossary.sidecar.search.Entries.search;
import static glossary.sidecar.search.Entries.terms;
import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.TopFieldDocs;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Duration LENIENT = Duration.ofSeconds(30);

  @Test
  void words_that_no_entry_has_together_are_looked_for_alone_and_that_is_said() throws IOException {
    try (ShadowIndex index = Entries.indexOf(en(1, "valve"), en(2, "seat"), en(3, "pump"))) {
      SearchPage page = search(index, "valve seat");

      assertThat(page.hits()).extracting(SearchHit::term).containsExactly("valve", "seat");
      assertThat(page.warnings()).singleElement().asString().contains("at least one");
      assertThat(search(index, "valve AND seat").hits()).isEmpty();
    }
  }

  @Test
  void operators_do_what_they_say() throws IOException {
    try (ShadowIndex index =
        Entries.indexOf(
            en(1, "ball valve"), en(2, "valve seat"), en(3, "seat belt"), en(4, "pump"))) {
      assertThat(terms(index, "valve NOT seat")).containsExactly("ball valve");
      assertThat(terms(index, "pump OR belt")).containsExactlyInAnyOrder("pump", "seat belt");
      assertThat(terms(index, "seat (valve OR belt)"))
          .containsExactlyInAnyOrder("valve seat", "seat belt");
      assertThat(terms(index, "\"seat valve\"")).isEmpty();
      assertThat(terms(index, "\"valve seat\"")).containsExactly("valve seat");
    }
  }

  @Test
  void filters_do_not_change_scores() throws IOException {
    Entry[] entries = {
      entry(1, "valve a", "en", "IEC", "[\"Fluid\",\"Safety\"]"),
      entry(2, "valve b", "en", "DIN", "[\"fluid\"]"),
      entry(3, "valve c", "de", "DIN", null)
    };
    try (ShadowIndex index = Entries.indexOf(entries)) {
      assertThat(filtered(index, null, null, null)).hasSize(3);
      assertThat(filtered(index, "en", null, null)).extracting(SearchHit::id).contains(1L, 2L);
      assertThat(filtered(index, null, "FLUID", null)).extracting(SearchHit::id).contains(1L, 2L);
      assertThat(filtered(index, null, null, "DIN")).extracting(SearchHit::id).contains(2L, 3L);
      assertThat(filtered(index, null, "fluid", "DIN").get(0).relevance())
          .isEqualTo(filtered(index, null, null, null).get(1).relevance());
    }
  }

  @Test
  void pages_join_without_gap_or_double_and_totals_beyond_a_thousand_are_at_least()
      throws IOException {
    Entry[] many =
        LongStream.rangeClosed(1, 3_000).mapToObj(id -> en(id, "same word")).toArray(Entry[]::new);
    try (ShadowIndex index = Entries.indexOf(many)) {
      assertThat(page(index, 0, 3).hits()).extracting(SearchHit::id).containsExactly(1L, 2L, 3L);
      assertThat(page(index, 3, 2).hits()).extracting(SearchHit::id).containsExactly(4L, 5L);
      assertThat(page(index, 2_999, 5).hits()).extracting(SearchHit::id).containsExactly(3_000L);
      assertThat(page(index, 0, 3).total()).isBetween(1_000L, 3_000L);
    }
  }

  @Test
  void paging_beyond_ten_thousand_gives_nothing_and_says_so() throws IOException {
    try (ShadowIndex index = Entries.indexOf(en(1, "same word"))) {
      SearchPage page = page(index, 9_999, 2);

      assertThat(page.hits()).isEmpty();
      assertThat(page.total()).isEqualTo(1);
      assertThat(page.warnings()).singleElement().asString().contains("10000");
      assertThat(page(index, Integer.MAX_VALUE, 500).hits()).isEmpty();
    }
  }

  @Test
  void a_search_past_its_deadline_gives_what_it_has_and_says_so() throws IOException {
    Entry[] many =
        LongStream.rangeClosed(1, 5_000).mapToObj(id -> en(id, "w" + id)).toArray(Entry[]::new);
    try (ShadowIndex index = Entries.indexOf(many)) {
      for (String query : List.of("w7", "w*", "w7 OR w8")) {
        SearchPage page = new GlossarySearch(index).search(request(query, 0, 5, Duration.ZERO));

        assertThat(page.complete()).isFalse();
        assertThat(page.totalExact()).isFalse();
        assertThat(page.warnings()).singleElement().asString().contains("stopped after 0 ms");
      }
    }
  }

  @Test
  void another_spelling_is_offered_only_when_nothing_is_found() throws IOException {
    try (ShadowIndex index =
        Entries.indexOf(en(1, "valve"), en(2, "valve seat"), de(3, "Größe"), en(4, "vault"))) {
      assertThat(search(index, "vlave").didYouMean()).isEqualTo("valve");
      assertThat(search(index, "\"vavle seet\"").didYouMean()).isEqualTo("\"valve seat\"");
      assertThat(search(index, "Grösee").didYouMean()).isEqualTo("Größe");
      assertThat(search(index, "valve").didYouMean()).isNull();
      assertThat(search(index, "zzzzzz").didYouMean()).isNull();
    }
  }

  @Test
  void another_spelling_is_one_that_the_language_asked_for_has() throws IOException {
    try (ShadowIndex index =
        Entries.indexOf(en(1, "venial"), en(2, "venial sin"), de(3, "Ventil"))) {
      SearchRequest german =
          new SearchRequest(
              QueryParser.parse("Venitl"), "de", null, null, 5, 0, Duration.ofSeconds(5), 200);

      assertThat(new GlossarySearch(index).search(german).didYouMean()).isEqualTo("Ventil");
      assertThat(search(index, "Venitl").didYouMean()).isEqualTo("venial");
    }
  }

  @Test
  void another_spelling_is_one_that_the_domain_and_the_source_asked_for_have() throws IOException {
    Entry[] entries = {
      entry(1, "valve", "en", "IEC", "[\"Fluid\"]"),
      entry(2, "value", "en", "DIN", "[\"money\"]"),
      entry(3, "value added", "en", "DIN", "[\"money\"]")
    };
    try (ShadowIndex index = Entries.indexOf(entries)) {
      assertThat(spelling(index, null, null)).isEqualTo("value");
      assertThat(spelling(index, "FLUID", null)).isEqualTo("valve");
      assertThat(spelling(index, null, "IEC")).isEqualTo("valve");
      assertThat(spelling(index, "fluid", "DIN")).isNull();
      assertThat(spelling(index, "space", null)).isNull();
    }
  }

  private static String spelling(ShadowIndex index, String domain, String source) {
    SearchRequest request =
        new SearchRequest(
            QueryParser.parse("valze"), null, domain, source, 5, 0, Duration.ofSeconds(5), 200);
    return new GlossarySearch(index).search(request).didYouMean();
  }

  @Test
  void a_phrase_does_not_reach_from_one_definition_into_the_next() throws IOException {
    try (ShadowIndex index =
        Entries.indexOf(
            en(1, "one", "Closes the main valve", "Seat of a ring"),
            de(2, "zwei", "Ein valve seat"))) {
      assertThat(terms(index, "\"main valve\"")).containsExactly("one");
      assertThat(terms(index, "\"ring\"")).containsExactly("one");
      assertThat(terms(index, "\"valve seat\"")).containsExactly("zwei");
      assertThat(terms(index, "valve-seat")).containsExactly("zwei");
    }
  }

  @Test
  void a_page_of_very_long_entries_is_cut_and_says_where_to_go_on() throws IOException {
    Entry[] entries =
        LongStream.rangeClosed(1, 30)
            .mapToObj(id -> en(id, "long", "word ".repeat(80_000)))
            .toArray(Entry[]::new);
    try (ShadowIndex index = Entries.indexOf(entries)) {
      SearchPage first = new GlossarySearch(index).search(request("long", 0, 30, LENIENT));
      SearchPage next = new GlossarySearch(index).search(request("long", 10, 30, LENIENT));

      assertThat(first.hits()).extracting(SearchHit::id).first().isEqualTo(1L);
      assertThat(first.hits()).hasSize(10);
      assertThat(first.warnings()).singleElement().asString().endsWith("offset=10.");
      assertThat(first.total()).isEqualTo(30);
      assertThat(next.hits()).extracting(SearchHit::id).startsWith(11L, 12L);
    }
  }

  @Test
  void snippets_past_the_deadline_are_the_beginnings_of_the_definitions() throws IOException {
    try (ShadowIndex index = Entries.indexOf(en(1, "valve", "Not this. ".repeat(60) + "valve"))) {
      List<SearchHit> late =
          index.read(
              searcher -> {
                IndexReader reader = searcher.getIndexReader();
                SearchRequest inTime = request("valve", 0, 5, LENIENT);
                SearchQuery root = inTime.query().root().get();
                TopFieldDocs found = new Search(reader, inTime).find(root);
                return new Search(reader, request("valve", 0, 5, Duration.ZERO)).hits(found, root);
              });

      assertThat(search(index, "valve").hits().get(0).snippetHtml()).contains("<mark>valve</mark>");
      assertThat(late)
          .singleElement()
          .extracting(SearchHit::snippetHtml)
          .asString()
          .startsWith("Not this.")
          .doesNotContain("<mark>");
    }
  }

  @Test
  void an_empty_index_answers_everything_with_nothing() throws IOException {
    try (ShadowIndex index = ShadowIndex.inMemory()) {
      assertThat(search(index, "valve").total()).isZero();
      assertThat(search(index, "c*").hits()).isEmpty();
      assertThat(new GlossarySearch(index).suggest("va", null, 5)).isEmpty();
      assertThat(new GlossarySearch(index).statistics().entries()).isZero();
    }
  }

  @Test
  void what_is_no_json_array_in_the_source_does_not_spoil_an_answer() throws IOException {
    Entry broken =
        new Entry(1, "valve", "not json", "en", "IEC", null, "{", "pending", "synced", "", "");
    try (ShadowIndex index = Entries.indexOf(broken)) {
      assertThat(terms(index, "valve")).containsExactly("valve");
    }
  }

  private static List<SearchHit> filtered(
      ShadowIndex index, String language, String domain, String source) {
    SearchRequest request =
        new SearchRequest(
            QueryParser.parse("\"valve\""),
            language,
            domain,
            source,
            10,
            0,
            Duration.ofSeconds(5),
            200);
    return new GlossarySearch(index).search(request).hits();
  }

  private static SearchPage page(ShadowIndex index, int offset, int limit) {
    return new GlossarySearch(index).search(request("same", offset, limit, Duration.ofSeconds(10)));
  }

  private static SearchRequest request(String query, int offset, int limit, Duration deadline) {
    return new SearchRequest(
        QueryParser.parse(query), null, null, null, limit, offset, deadline, 200);
  }
}
