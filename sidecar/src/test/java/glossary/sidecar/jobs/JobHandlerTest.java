package glossary.sidecar.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.http.JsonText;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.testing.Requests;
import glossary.sidecar.testing.TestSidecar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobHandlerTest {
  private final Jobs jobs =
      new Jobs(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
  private final JobHandler handler = new JobHandler(jobs);

  @AfterEach
  void stop() {
    jobs.close();
  }

  @Test
  void a_job_is_shown_as_json() throws Exception {
    Job job = jobs.start(JobKind.BACKUP, progress -> out -> out.writeNumber(7));
    jobs.await(job.id(), Duration.ofSeconds(30));

    Response response = handler.show(forId(job.id()));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    JsonNode json = body(response);
    assertThat(json.get("id").asText()).isEqualTo(job.id());
    assertThat(json.get("kind").asText()).isEqualTo("backup");
    assertThat(json.get("state").asText()).isEqualTo("done");
    assertThat(json.get("percent").asInt()).isEqualTo(100);
    assertThat(json.get("finished_at").asText()).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(json.get("result").asInt()).isEqualTo(7);
    assertThat(json.get("error").isNull()).isTrue();
  }

  @Test
  void a_job_that_has_begun_is_accepted_with_its_place() {
    Job job = jobs.start(JobKind.DRILL, progress -> out -> out.writeNull());

    Response response = JobHandler.accepted(job);

    assertThat(response.status()).isEqualTo(202);
    assertThat(response.header("Location")).isEqualTo("/api/jobs/" + job.id());
  }

  @Test
  void an_unknown_job_is_404() {
    assertThatThrownBy(() -> handler.show(forId("..")))
        .isInstanceOfSatisfying(Problem.class, none -> assertThat(none.status()).isEqualTo(404));
  }

  private static JsonNode body(Response response) {
    return TestSidecar.parse(JsonText.of(((Response.Body.JsonValue) response.body()).value()));
  }

  private static Request forId(String id) {
    return Requests.variables(Requests.get("/api/jobs/" + id), Map.of("id", id));
  }
}
