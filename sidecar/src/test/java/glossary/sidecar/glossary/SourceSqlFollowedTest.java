package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.TestSidecar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSqlFollowedTest {
  private static final String SQL =
      "SOURCE_SQL=SELECT p.nr AS id, p.name AS term, n.note AS definition FROM parts p JOIN notes n"
          + " ON n.part = p.nr";

  @TempDir Path folder;

  @Test
  void what_another_process_changes_in_its_own_tables_is_found() throws Exception {
    Path file = folder.resolve("parts.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE parts (nr INTEGER PRIMARY KEY, name)");
      host.does("CREATE TABLE notes (part INTEGER PRIMARY KEY, note)");
      host.does("INSERT INTO parts VALUES (3, 'flange'), (4, 'gasket')");
      host.does("INSERT INTO notes VALUES (3, 'joins pipes'), (4, 'seals')");
      try (TestSidecar sidecar = ready(file)) {
        assertThat(found(sidecar, "flange")).isEqualTo(3);

        host.does("UPDATE parts SET name = 'bearing' WHERE nr = 3");
        host.does("DELETE FROM parts WHERE nr = 4");

        Await.until("the new name is found", () -> found(sidecar, "bearing") == 3);
        Await.until("the old names are not", () -> found(sidecar, "flange") == -1);
        assertThat(found(sidecar, "gasket")).isEqualTo(-1);
        assertThat(sidecar.json("/api/glossary").findValuesAsText("language"))
            .containsExactly("en");
      }
    }
  }

  @Test
  void a_fault_is_told_to_the_admin_and_hidden_from_others() throws Exception {
    Path file = folder.resolve("parts.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does("CREATE TABLE parts (nr INTEGER PRIMARY KEY, name)");
    }
    try (TestSidecar sidecar =
        TestSidecar.started(folder, "DATABASE_URL=sqlite:///" + file, SQL, "INDEX_POLL_MS=50")) {
      String token = "Bearer " + sidecar.adminToken();
      Await.until(
          "the reason is told",
          () ->
              sidecar
                  .get("/api/index", "Authorization", token)
                  .body()
                  .contains("SOURCE_SQL names the table notes"));
      assertThat(sidecar.get("/api/glossary").statusCode()).isEqualTo(503);
      assertThat(sidecar.get("/api/glossary").body())
          .contains("SOURCE_SQL")
          .doesNotContain("notes");
    }
  }

  private TestSidecar ready(Path file) throws Exception {
    return TestSidecar.ready(folder, "DATABASE_URL=sqlite:///" + file, SQL, "INDEX_POLL_MS=50");
  }

  /** The id of the only hit, or -1. */
  private static long found(TestSidecar sidecar, String query) {
    JsonNode results = sidecar.json("/api/search/fulltext?q=" + query).get("results");
    return results.size() == 1 ? results.get(0).get("id").asLong() : -1;
  }
}
