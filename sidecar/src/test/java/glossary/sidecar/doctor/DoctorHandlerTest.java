package glossary.sidecar.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.TestSidecar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorHandlerTest {
  @TempDir Path folder;

  @Test
  void an_admin_gets_the_state_the_reason_and_the_fix() throws Exception {
    HostFile host = HostFile.faulty(folder.resolve("host.db"));
    try (TestSidecar sidecar = TestSidecar.ready(folder, "DATABASE_URL=sqlite:///" + host.path())) {
      assertThat(sidecar.get("/api/index/doctor").statusCode()).isEqualTo(401);

      HttpResponse<String> response = examined(sidecar);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
      JsonNode report = TestSidecar.parse(response.body());
      assertThat(report.get("state").asText()).isEqualTo("broken");
      assertThat(report.get("table").asText()).isEqualTo("glossary_fts");
      assertThat(report.get("entries").asInt()).isEqualTo(3);
      assertThat(report.at("/findings/0/severity").asText()).isEqualTo("critical");
      assertThat(report.at("/findings/0/fix").asText()).contains("DROP TABLE");
    }
  }

  @Test
  void an_index_of_other_tables_is_examined_when_source_sql_names_them() throws Exception {
    HostFile host =
        HostFile.of(
            folder.resolve("parts.db"),
            "CREATE TABLE parts (nr INTEGER PRIMARY KEY, name)",
            "CREATE VIRTUAL TABLE lookup USING fts5(name, content='parts', content_rowid='nr')",
            "INSERT INTO parts VALUES (1, 'flange')");
    try (TestSidecar sidecar =
        TestSidecar.ready(
            folder,
            "DATABASE_URL=sqlite:///" + host.path(),
            "SOURCE_SQL=SELECT nr AS id, name AS term, '' AS definition FROM Parts")) {
      JsonNode report = TestSidecar.parse(examined(sidecar).body());

      assertThat(report.get("state").asText()).isEqualTo("stale");
      assertThat(report.get("table").asText()).isEqualTo("lookup");
      assertThat(report.get("findings").findValuesAsText("id"))
          .containsExactly("NOT-FOLLOWED", "DRIFT");
    }
  }

  @Test
  void without_the_database_the_answer_is_503() throws Exception {
    try (TestSidecar sidecar =
        TestSidecar.started(folder, "DATABASE_URL=sqlite:///" + folder.resolve("none.db"))) {
      HttpResponse<String> response = examined(sidecar);

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
      assertThat(response.body()).doesNotContain("none.db");
    }
  }

  private static HttpResponse<String> examined(TestSidecar sidecar) throws Exception {
    return sidecar.get("/api/index/doctor", "Authorization", "Bearer " + sidecar.adminToken());
  }
}
