package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void sound_definitions_stay_as_they_are_to_the_letter() {
    String stored = "[ {\"text\": \"a\",  \"is_primary\": true}, {\"text\": \"\\u00e4\"} ]";

    assertThat(EntryJson.definitions(stored)).isSameAs(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text",
        "{\"text\": \"no array\"}",
        "[{\"text\": \"cut of",
        "[{\"text\": \"a\"}] trailing",
        "[{\"text\": \"a\"}, 7]",
        "[[[[]]]]",
        "[{\"text\": NaN}]",
        "[{\"text\": \"raw \n newline\"}]",
        "\"just a string\"",
        "17",
        "null",
        "\u0000",
        "]["
      })
  void anything_else_becomes_the_text_of_one_definition(String stored) throws Exception {
    JsonNode array = JSON.readTree(EntryJson.definitions(stored));

    assertThat(array).hasSize(1);
    assertThat(array.get(0).get("text").asText()).isEqualTo(stored);
    assertThat(array.get(0).get("source_doc_id").isNull()).isTrue();
    assertThat(array.get(0).get("is_primary").asBoolean()).isTrue();
  }

  @Test
  void an_array_nested_beyond_reason_is_text() throws Exception {
    String deep = "[".repeat(100_000);

    assertThat(JSON.readTree(EntryJson.definitions(deep)).get(0).get("text").asText())
        .isEqualTo(deep);
  }

  @Test
  void texts_become_definitions_of_which_the_first_is_primary() throws Exception {
    JsonNode array = JSON.readTree(EntryJson.definitions("[\"one\", \"two\"]"));

    assertThat(array.findValuesAsText("text")).containsExactly("one", "two");
    assertThat(array.findValuesAsText("is_primary")).containsExactly("true", "false");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "[]"})
  void no_definitions_are_an_empty_array(String stored) {
    assertThat(EntryJson.definitions(stored)).isEqualTo("[]");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "null"})
  void no_tags_are_null(String stored) {
    assertThat(EntryJson.tags(stored)).isNull();
  }

  @Test
  void tags_may_be_texts_with_commas_between() {
    assertThat(EntryJson.tags("valves, \"safe\" ,,")).isEqualTo("[\"valves\",\"\\\"safe\\\"\"]");
    assertThat(EntryJson.tags(" , ")).isEqualTo("[]");
  }

  @Test
  void tags_that_are_no_array_of_texts_become_the_only_tag() throws Exception {
    assertThat(EntryJson.tags("[\"valves\", \"pumps\"]")).isEqualTo("[\"valves\", \"pumps\"]");
    assertThat(JSON.readTree(EntryJson.tags("valves")).get(0).asText()).isEqualTo("valves");
    assertThat(JSON.readTree(EntryJson.tags("[1]")).get(0).asText()).isEqualTo("[1]");
    assertThat(JSON.readTree(EntryJson.tags("[\"a")).get(0).asText()).isEqualTo("[\"a");
  }
}
