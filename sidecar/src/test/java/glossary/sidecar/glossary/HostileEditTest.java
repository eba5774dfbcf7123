package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileEditTest {
  private static final String VALID =
      "{\"term\": \"t\", \"language\": \"en\", \"definitions\": [{\"text\": \"d\"}]}";

  @TempDir static Path folder;
  private static TestSidecar sidecar;
  private static long entries;

  @BeforeAll
  static void start() throws Exception {
    sidecar = TestSidecar.ready(folder);
    entries = sidecar.json("/api/glossary/count").get("total").asLong();
  }

  @AfterAll
  static void stop() throws Exception {
    sidecar.close();
    OwnIndex.assertInStep(folder.resolve("data/sidecar/glossary.db"));
  }

  @AfterEach
  void nothing_was_written() {
    assertThat(sidecar.json("/api/glossary/count").get("total").asLong()).isEqualTo(entries);
    assertThat(sidecar.json("/api/glossary/1").get("source").asText()).isEqualTo("internal");
  }

  /** Each replaces, in the valid body, what is before the arrow. */
  static List<String> wrongMembers() {
    List<String> wrong = new ArrayList<>();
    for (String term :
        List.of(
            "\"\"",
            "\"  \"",
            "null",
            "1",
            "true",
            "[\"t\"]",
            "{}",
            '"' + "x".repeat(256) + '"',
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"")) {
      wrong.add("\"term\": \"t\" -> \"term\": " + term);
    }
    for (String definitions :
        List.of(
            "[]",
            "null",
            "\"d\"",
            "{\"text\": \"d\"}",
            "[\"d\"]",
            "[null]",
            "[{}]",
            "[{\"text\": null}]",
            "[{\"text\": \"\"}]",
            "[{\"text\": \"\\n \"}]",
            "[{\"text\": 5}]",
            "[{\"text\": \"a\\u0000\"}]",
            "[{\"text\": \"\\ud800x\"}]",
            "[{\"text\": \"d\", \"is_primary\": \"yes\"}]",
            "[{\"text\": \"d\", \"source_doc_id\": \"seven\"}]",
            "[{\"text\": \"d\", \"source_doc_id\": 1e300}]",
            "[{\"text\": \"d\", \"source_doc_id\": 99999999999999999999}]")) {
      wrong.add("[{\"text\": \"d\"}] -> " + definitions);
    }
    for (String member :
        List.of(
            "\"language\": \"fr\"",
            "\"language\": \"EN\"",
            "\"language\": null",
            "\"language\": 1",
            "\"language\": \"en\", \"source\": \"din\"",
            "\"language\": \"en\", \"source\": [\"DIN\"]",
            "\"language\": \"en\", \"source_document\": 1",
            "\"language\": \"en\", \"source_document\": \"" + "x".repeat(501) + '"',
            "\"language\": \"en\", \"source_document\": \"a\\u0000\"",
            "\"language\": \"en\", \"domain_tags\": \"a\"",
            "\"language\": \"en\", \"domain_tags\": [1]",
            "\"language\": \"en\", \"domain_tags\": [null]",
            "\"language\": \"en\", \"domain_tags\": [\"\"]",
            "\"language\": \"en\", \"domain_tags\": [\"\\ud83d\"]",
            "\"language\": \"en\", \"domain_tags\": {\"a\": 1}",
            "\"language\": \"en\", \"validation_status\": \"ok\"",
            "\"language\": \"en\", \"sync_status\": \"never\"",
            "\"language\": \"en\", \"language\": \"de\"")) {
      wrong.add("\"language\": \"en\" -> " + member);
    }
    return wrong;
  }

  @ParameterizedTest
  @MethodSource("wrongMembers")
  void a_wrong_member_is_422(String change) throws Exception {
    String[] sides = change.split(" -> ", 2);
    assertThat(VALID).contains(sides[0]);

    HttpResponse<String> answer =
        sidecar.write("POST", "/api/glossary", VALID.replace(sides[0], sides[1]));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(TestSidecar.parse(answer.body()).at("/error/details/0/loc/0").asText())
        .isEqualTo("body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"term\": null}",
        "{\"term\": \"\"}",
        "{\"definitions\": []}",
        "{\"definitions\": null}",
        "{\"language\": null}",
        "{\"source\": null}",
        "{\"source\": \"nobody\"}",
        "{\"validation_status\": null}",
        "{\"sync_status\": 3}"
      })
  void a_wrong_change_is_422(String body) throws Exception {
    assertThat(sidecar.write("PUT", "/api/glossary/1", body).statusCode()).isEqualTo(422);
  }

  static List<String> noObjects() {
    return List.of(
        "",
        "null",
        "[]",
        "[" + VALID + "]",
        "\"text\"",
        "{",
        VALID + "x",
        VALID + VALID,
        VALID.replace('"', '\''),
        "{\"term\": \"t\", " + VALID.substring(1),
        "{\"definitions\": " + "[".repeat(5000) + "]".repeat(5000) + "}",
        "{\"a\": ".repeat(5000) + "1" + "}".repeat(5000),
        "{\"n\": " + "9".repeat(5000) + "}",
        "{\"" + "n".repeat(5000) + "\": 1}",
        "\ufeff" + VALID + "\u0000");
  }

  @ParameterizedTest
  @MethodSource("noObjects")
  void a_body_that_is_no_sound_object_is_422(String body) throws Exception {
    assertThat(sidecar.write("POST", "/api/glossary", body).statusCode()).isEqualTo(422);
    assertThat(sidecar.write("PUT", "/api/glossary/1", body).statusCode()).isEqualTo(422);
  }

  @Test
  void a_body_of_another_media_type_is_415() throws Exception {
    String token = "Bearer " + sidecar.adminToken();
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "a", "")) {
      assertThat(
              sidecar
                  .send("POST", "/api/glossary", "Authorization", token, "Content-Type", type)
                  .statusCode())
          .isEqualTo(415);
    }
  }

  @Test
  void definitions_that_are_too_long_to_be_read_again_are_422() throws Exception {
    String megabyte = "x".repeat((1 << 20) - 20);
    assertThat(
            sidecar
                .write("POST", "/api/glossary", VALID.replace("\"d\"", '"' + megabyte + '"'))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            sidecar
                .write(
                    "POST",
                    "/api/glossary",
                    VALID.replace("\"d\"", '"' + megabyte + megabyte + '"'))
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_body_beyond_the_limit_is_413() throws Exception {
    String huge = VALID.replace("\"d\"", '"' + "x".repeat(1 << 19) + "\"}, {\"text\": \"x\"");
    StringBuilder definitions = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      definitions.append("{\"text\": \"").append("y".repeat(1 << 19)).append("\"}, ");
    }
    HttpResponse<String> answer =
        sidecar.write("POST", "/api/glossary", huge.replace("[{", "[" + definitions + "{"));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "0x1", "99999999999999999999", "1%20OR%201=1"})
  void an_id_that_is_no_number_is_422(String id) throws Exception {
    assertThat(sidecar.write("PUT", "/api/glossary/" + id, VALID).statusCode()).isEqualTo(422);
    assertThat(sidecar.write("DELETE", "/api/glossary/" + id, "").statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 999_999, Long.MAX_VALUE, Long.MIN_VALUE})
  void an_id_that_is_not_there_is_404(long id) throws Exception {
    assertThat(sidecar.write("PUT", "/api/glossary/" + id, VALID).statusCode()).isEqualTo(404);
    assertThat(sidecar.write("DELETE", "/api/glossary/" + id, "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?validation_status=validated",
        "?entry_ids=1",
        "?entry_ids=&validation_status=validated",
        "?entry_ids=1,2&validation_status=validated",
        "?entry_ids=x&validation_status=validated",
        "?entry_ids=1&entry_ids=1.5&validation_status=validated",
        "?entry_ids=99999999999999999999&validation_status=validated",
        "?entry_ids=1&validation_status=",
        "?entry_ids=1&validation_status=VALIDATED",
        "?entry_ids=1&validation_status=validated&validation_status=pending",
        "?entry_ids=1)%20OR%20(1=1&validation_status=validated"
      })
  void a_wrong_bulk_update_is_422(String query) throws Exception {
    assertThat(sidecar.write("POST", "/api/glossary/bulk-update" + query, "").statusCode())
        .isEqualTo(422);
  }

  @Test
  void ten_thousand_entry_ids_lose_their_connection_and_change_nothing() {
    String before = sidecar.get("/api/glossary/1").body();

    assertThatThrownBy(() -> rejected(LongStream.rangeClosed(1, 10_000)))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(sidecar.get("/api/glossary/1").body()).isEqualTo(before);
  }

  @Test
  void more_entry_ids_than_a_query_may_hold_are_refused_and_change_nothing() throws Exception {
    String before = sidecar.get("/api/glossary/1").body();

    assertThat(rejected(LongStream.rangeClosed(1, 1_001)).statusCode()).isEqualTo(414);

    assertThat(sidecar.get("/api/glossary/1").body()).isEqualTo(before);
  }

  @Test
  void as_many_entry_ids_as_a_query_may_hold_are_done_at_once() throws Exception {
    HttpResponse<String> answer = rejected(LongStream.range(1_000_000, 1_000_400));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(TestSidecar.parse(answer.body()).get("updated_count").asInt()).isZero();
  }

  @Test
  void only_an_editor_writes() {
    assertThat(sidecar.send("POST", "/api/glossary").statusCode()).isEqualTo(401);
    assertThat(sidecar.send("DELETE", "/api/glossary/1").statusCode()).isEqualTo(401);
    assertThat(
            sidecar.send("PUT", "/api/glossary/1", "Authorization", "Bearer nobody's").statusCode())
        .isEqualTo(401);
  }

  private static HttpResponse<String> rejected(LongStream ids) throws IOException {
    String query = ids.mapToObj(id -> "&entry_ids=" + id).collect(Collectors.joining());
    return sidecar.write(
        "POST", "/api/glossary/bulk-update?validation_status=rejected" + query, "");
  }
}
