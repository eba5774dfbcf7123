package glossary.sidecar.relationships;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a table that cannot be read whole in the time that one read has. */
class SlowRelationshipsTest {
  private static final String ALL = "/api/relationships/";

  /** Each row costs some milliseconds. */
  private static final String SLOW =
      "CREATE VIEW term_relationships AS SELECT id, source_term_id, target_term_id, relation_type,"
          + " validated, (WITH RECURSIVE n(i) AS (SELECT base.id * 0 UNION ALL SELECT i + 1 FROM n"
          + " WHERE i < 3000) SELECT max(i) * 0 + base.confidence FROM n) AS confidence FROM base";

  @TempDir Path folder;

  @Test
  void answers_are_the_same_as_from_a_quick_one() throws Exception {
    ForeignDatabase host = ForeignDatabase.in(folder, 20);
    Random random = new Random(7);
    for (int id = 1; id <= 300; id++) {
      host.relates(
          id, 1 + random.nextInt(20), "a", 1 + random.nextInt(25), random.nextInt(10) / 10.0);
    }
    String[] questions = {
      ALL,
      ALL + "?limit=7&offset=5",
      ALL + "?limit=7&offset=298",
      ALL + "?offset=301",
      ALL + "?min_confidence=0.5&term_id=3",
      ALL + "stats/overview",
      ALL + "graph/data",
      ALL + "graph/data?term_ids=3&min_confidence=0.3&max_depth=5"
    };
    JsonNode[] quick = new JsonNode[questions.length];
    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      for (int i = 0; i < questions.length; i++) {
        quick[i] = sidecar.json(questions[i]);
      }
    }
    host.does("CREATE TABLE base AS SELECT * FROM term_relationships")
        .does("DROP TABLE term_relationships")
        .does("CREATE UNIQUE INDEX base_id ON base (id)")
        .does(SLOW);

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      for (int i = 0; i < questions.length; i++) {
        JsonNode slow = sidecar.json(questions[i]);
        assertThat(withoutTimes(slow)).as(questions[i]).isEqualTo(withoutTimes(quick[i]));
      }
    }
  }

  /** The view has no times. */
  private static String withoutTimes(JsonNode answer) {
    return answer.toString().replaceAll("\"(created|updated)_at\":(null|\"[^\"]*\")", "");
  }
}
