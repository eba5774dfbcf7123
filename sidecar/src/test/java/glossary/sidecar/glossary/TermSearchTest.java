package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.TestSidecar;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermSearchTest {
  private static final List<String> TERMS =
      List.of(
          "Überdruckventil",
          "Uberfall",
          "Maßstab",
          "MASSSTAB 2",
          "ΟΔΟΣ",
          "u\u0308ber zwei Zeichen",
          "100% sicher",
          "a_b",
          "Жидкость");

  @TempDir static Path folder;
  private static TestSidecar sidecar;

  @BeforeAll
  static void start() throws Exception {
    Path file = folder.resolve("host.db");
    HostProcess.leaves(file, 5000);
    try (HostProcess host = HostProcess.on(file)) {
      for (String term : TERMS) {
        host.does(
            "INSERT INTO glossary_entries (term, definitions, language, source, creation_date,"
                + " updated_at, validation_status, sync_status) VALUES ('"
                + term
                + "', '[]', 'de', 'DIN', '', '', 'pending', 'synced')");
      }
    }
    sidecar = TestSidecar.ready(folder, "DATABASE_URL=sqlite:///host.db");
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "überdruck, Überdruckventil",
        "ÜBERDRUCK, Überdruckventil",
        "DRUCKVEN, Überdruckventil",
        "uber, Uberfall",
        "massstab, \"Maßstab|MASSSTAB 2\"",
        "maßSTAB, \"Maßstab|MASSSTAB 2\"",
        "οδοσ, ΟΔΟΣ",
        "οδος, ΟΔΟΣ",
        "жидк, Жидкость",
        "100%, 100% sicher",
        "%, 100% sicher",
        "A_B, a_b",
        "term 4999, term 4999"
      })
  void a_term_that_contains_the_text_in_any_case_is_found(String query, String expected) {
    assertThat(found(query, "")).containsExactly(expected.split("\\|"));
  }

  @Test
  void an_umlaut_of_two_characters_is_one_of_one() {
    assertThat(found("über", "")).containsExactly("Überdruckventil", TERMS.get(5));
    assertThat(found("U\u0308BER", "")).containsExactly("Überdruckventil", TERMS.get(5));
  }

  @Test
  void whole_entries_come_by_ascending_id() {
    JsonNode entries = sidecar.json("/api/glossary/search?query=TERM&language=en");

    assertThat(entries).hasSize(2500);
    assertThat(entries).extracting(entry -> entry.get("id").asLong()).isSorted();
    assertThat(entries.get(0)).isEqualTo(sidecar.json("/api/glossary/1"));
  }

  @Test
  void a_language_leaves_out_the_others() {
    assertThat(found("über", "&language=en")).isEmpty();
    assertThat(found("term 12", "&language=de")).contains("term 121").doesNotContain("term 120");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%F0%9F%98%80", "'", "%22", "%5C", "*", "%0A"})
  void what_no_term_contains_gives_an_empty_list(String query) {
    assertThat(sidecar.json("/api/glossary/search?query=" + query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?query=", "?query=a&query=b", "?query=a&language=fr", "?language=de"})
  void a_wrong_parameter_is_422(String query) {
    assertThat(sidecar.get("/api/glossary/search" + query).statusCode()).isEqualTo(422);
  }

  @Test
  void a_text_longer_than_any_term_is_422_and_one_that_is_not_utf_8_is_400() {
    assertThat(sidecar.get("/api/glossary/search?query=" + "x".repeat(1001)).statusCode())
        .isEqualTo(422);
    HttpResponse<String> surrogate = sidecar.get("/api/glossary/search?query=%ED%A0%80");
    assertThat(surrogate.statusCode()).isEqualTo(400);
  }

  private static List<String> found(String query, String more) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return sidecar.json("/api/glossary/search?query=" + encoded + more).findValuesAsText("term");
  }
}
