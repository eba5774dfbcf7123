package glossary.sidecar.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.TestSidecar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTest {
  private static final String GRAPH = "/api/relationships/graph/data";

  @TempDir Path folder;
  ForeignDatabase host;

  @BeforeEach
  void create() throws Exception {
    host = ForeignDatabase.in(folder, 8);
  }

  @Test
  void a_graph_reaches_as_far_as_it_is_told_in_both_directions() throws Exception {
    host.relates(1, 1, "a", 2, 0.9).relates(2, 3, "a", 2, 0.8).relates(3, 3, "b", 4, 0.7);

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      assertThat(nodes(sidecar, "?term_ids=1&max_depth=1")).containsExactly("1", "2");
      assertThat(nodes(sidecar, "?term_ids=1")).containsExactly("1", "2", "3");
      assertThat(nodes(sidecar, "?term_ids=1&max_depth=5")).containsExactly("1", "2", "3", "4");
      assertThat(nodes(sidecar, "?term_ids=4&term_ids=1&max_depth=1"))
          .containsExactly("4", "1", "2", "3");
    }
  }

  @Test
  void nodes_edges_and_figures_are_complete() throws Exception {
    host.relates(7, 1, "part of", 2, 0.75);
    host.does("UPDATE term_relationships SET validated = 'pending'");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      assertThat(sidecar.json(GRAPH))
          .isEqualTo(
              TestSidecar.parse(
                  """
                  {"nodes": [
                     {"id": 1, "label": "term 1", "term": "term 1", "language": "en",
                      "definition_count": 2, "group": "en"},
                     {"id": 2, "label": "term 2", "term": "term 2", "language": "de",
                      "definition_count": 2, "group": "de"}],
                   "edges": [
                     {"id": "edge-7", "source": 1, "target": 2, "type": "part of",
                      "weight": 0.75, "label": "part of"}],
                   "stats": {"node_count": 2, "edge_count": 1, "relationship_types": ["part of"],
                     "avg_confidence": 0.75, "max_depth": 2},
                   "warnings": []}"""));
      assertThat(nodes(sidecar, "?validated_only=true")).isEmpty();
      assertThat(nodes(sidecar, "?min_confidence=0.76")).isEmpty();
      assertThat(nodes(sidecar, "?relation_types=x&relation_types=part%20of")).hasSize(2);
      assertThat(nodes(sidecar, "?relation_types=x")).isEmpty();
    }
  }

  @Test
  void a_cycle_and_a_term_related_to_itself_end() throws Exception {
    host.relates(1, 1, "a", 2, 0.9).relates(2, 2, "a", 3, 0.9).relates(3, 3, "a", 1, 0.9);
    host.relates(4, 3, "a", 3, 0.9).relates(5, 3, "b", 1, 0.9);

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      JsonNode graph = sidecar.json(GRAPH + "?term_ids=1&max_depth=5");

      assertThat(graph.get("nodes").findValuesAsText("id")).containsExactly("1", "2", "3");
      assertThat(graph.get("edges").findValuesAsText("id"))
          .containsExactlyInAnyOrder("edge-1", "edge-2", "edge-3", "edge-4", "edge-5");
    }
  }

  @Test
  void a_given_term_is_a_node_even_if_it_stands_alone_and_none_if_it_is_not_there()
      throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      assertThat(nodes(sidecar, "?term_ids=5&term_ids=999&term_ids=-1")).containsExactly("5");
    }
  }

  @Test
  void of_a_large_graph_the_nearest_and_most_confident_are_shown_and_the_answer_says_so()
      throws Exception {
    host.terms(9, 5_000)
        .does(
            "INSERT INTO term_relationships (id, source_term_id, target_term_id, relation_type,"
                + " confidence, validated, created_at, updated_at) SELECT id, 1, id, 'a',"
                + " id / 5000.0, 'validated', '', '' FROM glossary_entries WHERE id > 1");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      for (String query : List.of("?min_confidence=0", "?min_confidence=0&term_ids=1")) {
        JsonNode graph = sidecar.json(GRAPH + query);
        assertThat(graph.get("stats").get("node_count").asInt()).isEqualTo(1_000);
        assertThat(graph.get("stats").get("edge_count").asInt()).isEqualTo(999);
        assertThat(graph.get("nodes").findValuesAsText("id")).contains("5000").doesNotContain("9");
        assertThat(graph.get("warnings").get(0).asText()).contains("min_confidence");
      }
    }
  }

  @Test
  void a_long_chain_is_walked_only_so_far() throws Exception {
    host.terms(9, 5_000)
        .does(
            "INSERT INTO term_relationships (id, source_term_id, target_term_id, relation_type,"
                + " confidence, validated, created_at, updated_at) SELECT id, id - 1, id, 'a', 0.5,"
                + " 'validated', '', '' FROM glossary_entries WHERE id > 1");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      JsonNode graph = sidecar.json(GRAPH + "?term_ids=2500&max_depth=5");

      assertThat(graph.get("stats").get("node_count").asInt()).isEqualTo(11);
      assertThat(graph.get("warnings")).isEmpty();
    }
  }

  @Test
  void definitions_of_any_kind_are_counted() throws Exception {
    host.relates(1, 1, "a", 2, 0.9).relates(2, 3, "a", 4, 0.9);
    host.does("DROP TRIGGER glossary_fts_update")
        .does("UPDATE glossary_entries SET definitions = 'plain text' WHERE id = 1")
        .does("UPDATE glossary_entries SET definitions = '[]' WHERE id = 2")
        .does("UPDATE glossary_entries SET definitions = '' WHERE id = 3")
        .does("UPDATE glossary_entries SET definitions = CAST('[1,2,3]' AS BLOB) WHERE id = 4");

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      assertThat(sidecar.json(GRAPH).get("nodes").findValuesAsText("definition_count"))
          .containsExactly("1", "0", "0", "3");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "term_ids, one",
    "term_ids, ''",
    "relation_types, ''",
    "min_confidence, Infinity",
    "min_confidence, 2",
    "validated_only, maybe",
    "max_depth, 0",
    "max_depth, 6",
    "max_depth, 2.0"
  })
  void a_parameter_out_of_range_is_422_naming_it(String name, String value) throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      HttpResponse<String> response = sidecar.get(GRAPH + "?" + name + "=" + value);

      assertThat(response.statusCode()).isEqualTo(422);
      assertThat(TestSidecar.parse(response.body()).get("error").get("message").asText())
          .startsWith(name);
    }
  }

  private static List<String> nodes(TestSidecar sidecar, String query) {
    return sidecar.json(GRAPH + query).get("nodes").findValuesAsText("id");
  }
}
