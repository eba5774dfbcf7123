package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.de;
import static glossary.sidecar.search.Entries.en;
import static glossary.sidecar.search.Entries.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelevanceTest {
  private static ShadowIndex index;

  @BeforeAll
  static void fill() {
    index =
        Entries.indexOf(
            en(1, "control valve", "A valve that controls the flow."),
            en(2, "valve seat", "The part that the valve closes on."),
            en(3, "valve", "Device that stops a fluid."),
            en(4, "actuator", "Moves a valve. The valve obeys. Every valve has one: valve."),
            en(5, "run", "One pass of a process."),
            en(6, "C++", "A programming language."),
            en(7, "R&D", "Research and development."),
            en(8, "ISO 9001", "Quality management."),
            en(9, "TCP/IP", "Protocols of the internet."),
            en(10, "naïve Bayes", "A classifier."),
            en(11, "fuel", "What is burnt."),
            de(20, "Sicherheitsventil", "Schützt vor Überdruck."),
            de(21, "Ventil", "Sperrt ein Fluid ab."),
            de(22, "Ventilsitz", "Worauf der Teller schließt."),
            de(23, "Steuerung", "Beeinflusst eine Anlage."),
            de(24, "Größe", "Merkmal eines Phänomens."),
            de(25, "Straße", "Verkehrsweg."),
            de(26, "Häuser", "Gebäude."),
            de(27, "4-20mA", "Einheitssignal."),
            de(28, "pH-Wert", "Maß der Säure."),
            de(29, "Regelventile", "Mehrere Stellglieder."),
            de(30, "Fuehler", "Misst die Temperatur."),
            de(31, "Fe(OH)2", "Eisenhydroxid."),
            de(32, "Abgabe", "Steuer an den Staat."));
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
  }

  @Test
  void the_exact_term_is_first_then_terms_that_begin_so_then_the_rest() {
    assertThat(terms(index, "valve"))
        .containsExactly("valve", "valve seat", "control valve", "actuator");
  }

  @Test
  void a_hit_in_the_term_is_above_any_number_of_hits_in_a_definition() {
    assertThat(terms(index, "valves")).endsWith("actuator");
  }

  @ParameterizedTest
  @CsvSource({
    "größe, Größe",
    "groesse, Größe",
    "grosse, Größe",
    "GRÖSSE, Größe",
    "strasse, Straße",
    "straße, Straße",
    "haus, Häuser",
    "Haeuser, Häuser",
    "steuerungen, Steuerung",
    "running, run",
    "Ventilen, Ventil",
    "fühler, Fuehler",
    "fuhler, Fuehler",
    "naive, naïve Bayes",
    "fuel, fuel"
  })
  void another_form_or_spelling_finds_it(String query, String term) {
    assertThat(terms(index, query)).startsWith(term);
  }

  @ParameterizedTest
  @CsvSource({
    "4-20mA, 4-20mA",
    "4 20mA, 4-20mA",
    "420mA, 4-20mA",
    "pH-Wert, pH-Wert",
    "ph wert, pH-Wert",
    "phwert, pH-Wert",
    "pH-Werte, pH-Wert",
    "C++, C++",
    "c++, C++",
    "R&D, R&D",
    "R D, R&D",
    "rd, R&D",
    "ISO 9001, ISO 9001",
    "iso9001, ISO 9001",
    "ISO-9001, ISO 9001",
    "TCP/IP, TCP/IP",
    "tcp ip, TCP/IP",
    "tcpip, TCP/IP",
    "Fe(OH)2, Fe(OH)2",
    "(Fe(OH)2), Fe(OH)2"
  })
  void a_term_with_symbols_is_found_with_and_without_them(String query, String term) {
    assertThat(terms(index, query)).startsWith(term);
  }

  @Test
  void a_part_finds_the_compounds_that_it_is_the_head_or_modifier_of() {
    assertThat(terms(index, "ventil"))
        .startsWith("Ventil")
        .contains("Sicherheitsventil", "Regelventile", "Ventilsitz");
    assertThat(terms(index, "ventile")).contains("Ventil", "Sicherheitsventil");
  }

  @Test
  void the_head_of_a_compound_counts_more_than_its_modifier() {
    assertThat(terms(index, "ventil"))
        .containsSubsequence("Ventil", "Sicherheitsventil", "Ventilsitz");
  }

  @ParameterizedTest
  @CsvSource({
    "pumps, pump, pump house, Pumps lie in the pumps of a pump.",
    "Switches, switch, switch room, Switches.",
    "batteries, battery, battery tray, Batteries.",
    "heat losses, heat loss, heat loss sheet, Heat losses.",
    "caches, cache, cache line, Caches."
  })
  void a_term_in_another_number_is_above_a_longer_term(
      String query, String term, String longer, String text) throws IOException {
    try (ShadowIndex some = Entries.indexOf(en(1, longer, text), en(2, term, "Other."))) {
      assertThat(terms(some, query)).containsExactly(term, longer);
    }
  }

  @Test
  void a_term_that_only_has_the_same_stem_is_below_one_in_another_form() throws IOException {
    try (ShadowIndex some =
        Entries.indexOf(en(1, "ventilator", "Ventilators."), de(2, "Ventil", "Armatur."))) {
      assertThat(terms(some, "Ventile")).startsWith("Ventil");
    }
  }

  @Test
  void german_stems_keep_words_apart_that_only_look_related() {
    assertThat(terms(index, "steuer")).contains("Abgabe");
    assertThat(terms(index, "Steuerung")).containsExactly("Steuerung");
  }

  @Test
  void a_prefix_finds_words_that_begin_so_and_terms_that_begin_so_first() {
    assertThat(terms(index, "valv*"))
        .containsExactly("valve seat", "valve", "control valve", "actuator");
    assertThat(terms(index, "grö*")).containsExactly("Größe");
    assertThat(terms(index, "groe*")).containsExactly("Größe");
    assertThat(terms(index, "ph-w*")).containsExactly("pH-Wert");
  }

  @Test
  void equal_hits_come_by_id() throws IOException {
    try (ShadowIndex same = Entries.indexOf(en(9, "a cat"), en(3, "b cat"), en(5, "c cat"))) {
      FakeSource again = new FakeSource().put(en(3, "b cat"), en(5, "d cat"), en(9, "a cat"));
      Entries.sync(same, again);
      assertThat(terms(same, "cat")).containsExactly("b cat", "d cat", "a cat");
    }
  }

  @Test
  void the_score_is_negated_and_ascends() {
    var scores = Entries.search(index, "valve").hits().stream().map(SearchHit::relevance).toList();
    assertThat(scores).isSorted().allMatch(score -> score < 0);
  }
}
