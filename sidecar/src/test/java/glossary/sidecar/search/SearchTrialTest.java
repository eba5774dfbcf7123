package glossary.sidecar.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.testing.ForeignDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTrialTest {
  private final SearchTrial trial = new SearchTrial(Optional.empty());
  @TempDir private Path folder;

  @Test
  void every_entry_is_indexed_and_some_are_found_by_their_terms() throws Exception {
    ForeignDatabase copy = ForeignDatabase.in(folder, 1_000);
    String before = copy.sha256();
    List<Double> told = new ArrayList<>();

    assertThat(trial.run(copy.file(), work(), told::add))
        .isEqualTo(new SearchTrial.Outcome(1_000, 25));
    assertThat(told).hasSize(1_000).endsWith(1.0);
    assertThat(copy.sha256()).isEqualTo(before);
  }

  @Test
  void few_entries_are_all_tried_and_none_is_fine_too() throws Exception {
    assertThat(run(ForeignDatabase.in(folder, 3))).isEqualTo(new SearchTrial.Outcome(3, 3));
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThat(run(ForeignDatabase.in(other, 0))).isEqualTo(new SearchTrial.Outcome(0, 0));
  }

  @Test
  void terms_of_any_kind_are_no_false_alarm() throws Exception {
    List<String> terms =
        List.of(
            "C++",
            "4-20mA",
            "\"quoted\" term",
            "NOT",
            "a AND (b",
            "pH-Wert",
            "Straße",
            "the of",
            "prefix*",
            "'; DROP TABLE",
            "水位",
            "😀 word",
            "x".repeat(3_000),
            "many words ".repeat(60).strip(),
            "İstanbul",
            "e\u0301te\u0301",
            "valve_seat",
            "10 %",
            "naïve\u00a0space",
            "A/B test");
    ForeignDatabase copy = ForeignDatabase.in(folder, terms.size());
    copy.does("DROP TRIGGER glossary_fts_update");
    for (int i = 0; i < terms.size(); i++) {
      copy.does(
          "UPDATE glossary_entries SET term = '%s' WHERE id = %d"
              .formatted(terms.get(i).replace("'", "''"), i + 1));
    }

    assertThat(run(copy)).isEqualTo(new SearchTrial.Outcome(terms.size(), terms.size()));
  }

  @Test
  void a_term_without_a_word_is_read_and_not_searched() throws Exception {
    ForeignDatabase copy = ForeignDatabase.in(folder, 2).does("DROP TRIGGER glossary_fts_update");
    copy.does("UPDATE glossary_entries SET term = '?!' WHERE id = 1");

    assertThat(run(copy)).isEqualTo(new SearchTrial.Outcome(2, 1));
  }

  @Test
  void a_term_that_very_many_entries_share_is_no_false_alarm() throws Exception {
    ForeignDatabase copy =
        ForeignDatabase.empty(folder)
            .does("CREATE TABLE words (n INTEGER PRIMARY KEY, w TEXT)")
            .does(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                    + " INSERT INTO words SELECT i, iif(i % 2, 'valve', 'Valve') FROM n");

    assertThat(
            new SearchTrial(Optional.of("SELECT n AS id, w AS term, w AS definition FROM words"))
                .run(copy.file(), work(), fraction -> true))
        .isEqualTo(new SearchTrial.Outcome(1_000, 25));
  }

  @Test
  void a_file_without_a_glossary_fails_with_a_sentence() {
    ForeignDatabase copy = ForeignDatabase.empty(folder).does("CREATE TABLE t (a)");

    assertThatThrownBy(() -> run(copy))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The restored glossary cannot be read: ");
  }

  @Test
  void it_ends_when_told_to() throws Exception {
    ForeignDatabase copy = ForeignDatabase.in(folder, 1_000);

    assertThatThrownBy(() -> trial.run(copy.file(), work(), fraction -> fraction < 0.5))
        .hasMessageContaining("given up");
  }

  @Test
  void a_glossary_with_other_tables_is_tried_through_its_select() throws Exception {
    ForeignDatabase copy =
        ForeignDatabase.empty(folder)
            .does("CREATE TABLE words (n INTEGER PRIMARY KEY, w TEXT, d TEXT)")
            .does("INSERT INTO words VALUES (1, 'pump', 'moves'), (2, 'valve', 'shuts')");

    assertThat(
            new SearchTrial(Optional.of("SELECT n AS id, w AS term, d AS definition FROM words"))
                .run(copy.file(), work(), fraction -> true))
        .isEqualTo(new SearchTrial.Outcome(2, 2));
  }

  private SearchTrial.Outcome run(ForeignDatabase copy) throws IOException {
    return trial.run(copy.file(), copy.file().resolveSibling("index"), fraction -> true);
  }

  private Path work() {
    return folder.resolve("index");
  }
}
