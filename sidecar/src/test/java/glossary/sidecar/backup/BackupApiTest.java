package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.http.Attachment;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /api/backups} of a whole sidecar, over HTTP. */
class BackupApiTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static TestSidecar sidecar;
  private static JsonNode known;

  @BeforeAll
  static void start() throws Exception {
    sidecar = TestSidecar.ready(folder, "BACKUP_ENABLED=false", "EDITOR_TOKEN=editor-token-1");
    known = take();
  }

  @AfterAll
  static void stop() {
    sidecar.close();
  }

  @Test
  void a_backup_is_taken_verified_listed_and_shown() throws Exception {
    HttpResponse<String> taken = post("/api/backups", "");
    JsonNode backup = TestSidecar.parse(taken.body());
    String id = backup.get("id").asText();

    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(taken.headers().firstValue("Location")).contains("/api/backups/" + id);
    assertThat(backup.get("verified").asBoolean()).isTrue();
    assertThat(backup.get("integrity").asText()).isEqualTo("ok");
    assertThat(backup.get("entries").asInt()).isPositive();
    assertThat(backup.get("entries")).isEqualTo(backup.at("/tables/glossary_entries"));
    assertThat(backup.get("proven_at").isNull()).isTrue();
    assertThat(json("/api/backups/" + id)).isEqualTo(backup);
    assertThat(ids(json("/api/backups"))).contains(id, id(known));
  }

  @Test
  void a_download_is_the_file_and_its_tag_the_sha_256() throws Exception {
    HttpResponse<byte[]> all = download(known, "Accept-Encoding", "gzip");

    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(sha256(all.body())).isEqualTo(known.get("sha256").asText());
    assertThat(all.body()).isEqualTo(Files.readAllBytes(file(known)));
    assertThat(header(all, "ETag")).isEqualTo('"' + known.get("sha256").asText() + '"');
    assertThat(header(all, "Content-Length")).isEqualTo(known.get("size_bytes").asText());
    assertThat(header(all, "Content-Disposition"))
        .isEqualTo(Attachment.named(known.get("filename").asText()));
    assertThat(header(all, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(all, "Content-Encoding")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9,      0,  10",
    "bytes=7-,       7,  -1",
    "bytes=-5,      -5,   5",
    "bytes=-999999999, 0, -1",
    "bytes=3-999999999, 3, -1",
    "BYTES=4-4,      4,   1"
  })
  void a_range_is_a_part_of_the_file(String range, int from, int length) throws Exception {
    byte[] file = Files.readAllBytes(file(known));
    int first = from < 0 ? file.length + from : from;
    int end = length < 0 ? file.length : first + length;
    HttpResponse<byte[]> part = download(known, "Range", range);

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(file, first, end));
    assertThat(header(part, "Content-Range"))
        .isEqualTo("bytes " + first + "-" + (end - 1) + "/" + file.length);
    assertThat(header(part, "ETag")).isEqualTo('"' + known.get("sha256").asText() + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=5-2",
        "bytes=0-1,3-4",
        "bytes=-",
        "bytes=a-b",
        "bytes=--1",
        "items=0-1",
        "bytes",
        "0-1",
        "bytes=0-99999999999999999999999999"
      })
  void what_is_no_single_range_gets_the_whole_file(String range) throws Exception {
    assertThat(download(known, "Range", range).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=999999999-", "bytes=-0", "bytes=999999999-999999999"})
  void a_range_beyond_the_file_is_416(String range) throws Exception {
    HttpResponse<byte[]> refused = download(known, "Range", range);

    assertThat(refused.statusCode()).isEqualTo(416);
    assertThat(header(refused, "Content-Range"))
        .isEqualTo("bytes */" + known.get("size_bytes").asText());
  }

  @Test
  void a_range_of_another_file_is_not_mixed_with_this_one() throws Exception {
    String tag = '"' + known.get("sha256").asText() + '"';

    assertThat(download(known, "Range", "bytes=1-", "If-Range", tag).statusCode()).isEqualTo(206);
    for (String other : List.of("\"" + "0".repeat(64) + '"', "W/" + tag, "yesterday", "")) {
      assertThat(download(known, "Range", "bytes=1-", "If-Range", other).statusCode())
          .as(other)
          .isEqualTo(200);
    }
    assertThat(download(known, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void a_head_tells_the_whole_length_whatever_the_range() throws Exception {
    HttpResponse<byte[]> head =
        CLIENT.send(
            admin("/api/backups/" + id(known) + "/download")
                .method("HEAD", BodyPublishers.noBody())
                .header("Range", "bytes=0-1")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo(known.get("size_bytes").asText());
  }

  @Test
  void backups_are_for_admins_only() {
    String one = "/api/backups/" + id(known);

    for (String path : List.of("/api/backups", one, one + "/download")) {
      assertThat(sidecar.get(path).statusCode()).isEqualTo(401);
      assertThat(sidecar.get(path, "Authorization", "Bearer editor-token-1").statusCode())
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "glossary_backup_20200101_000000",
        "glossary_backup_20200101_000000.db.gz",
        ".glossary-backup.lock",
        "...",
        "*",
        "%2e%2e",
        "..%2f..%2fetc%2fpasswd",
        "%2fetc%2fpasswd",
        "..%5c..%5cdata",
        "a%00b",
        "%ff",
        "%F0%9F%92%A3"
      })
  void an_id_that_is_none_finds_nothing(String id) throws Exception {
    for (String tail : List.of("", "/download")) {
      assertThat(send("GET", "/api/backups/" + id + tail).statusCode()).as(tail).isIn(400, 404);
    }
    assertThat(send("DELETE", "/api/backups/" + id).statusCode()).isIn(400, 404);
    assertThat(post("/api/backups/" + id + "/verify", "").statusCode()).isIn(400, 404);
    assertThat(post("/api/backups/" + id + "/restore", confirm("x")).statusCode()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"confirm\": null}",
        "{\"confirm\": true}",
        "{\"confirm\": \"\"}",
        "{\"confirm\": \"yes\"}",
        "{\"confirm\": [\"ID\"]}",
        "{\"confirm\": \"ID.db.gz\"}",
        "{\"confirm\": \"ID\", \"confirm\": \"ID\"}"
      })
  void nothing_is_restored_without_the_very_id(String body) throws Exception {
    int before = json("/api/backups").size();
    HttpResponse<String> refused =
        post("/api/backups/" + id(known) + "/restore", body.replace("ID", id(known)));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json("/api/backups")).hasSize(before);
  }

  @Test
  void what_is_not_waited_for_goes_on_as_a_job() throws Exception {
    HttpResponse<String> accepted = post("/api/backups?wait=0", "");
    String job = accepted.headers().firstValue("Location").orElseThrow();

    assertThat(accepted.statusCode()).isEqualTo(202);
    Eventually.holds("the end", () -> !json(job).get("finished_at").isNull());
    assertThat(json(job).get("state").asText()).isEqualTo("done");
    assertThat(json(job).get("percent").asInt()).isEqualTo(100);
    String id = json(job).at("/result/id").asText();
    assertThat(json("/api/backups/" + id)).isEqualTo(json(job).get("result"));
  }

  @Test
  void while_one_runs_another_is_told_so() throws Exception {
    try (BackupRun run = new BackupFolder(folder.resolve("backups")).startRun()) {
      for (HttpResponse<String> refused :
          List.of(
              post("/api/backups", ""),
              post("/api/backups?wait=0", ""),
              post("/api/backups/" + id(known) + "/restore", confirm(id(known))))) {
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        assertThat(refused.body()).contains("Another backup or restore is running.");
      }
      assertThat(run).isNotNull();
    }
    assertThat(post("/api/backups", "").statusCode()).isEqualTo(201);
  }

  @Test
  void a_dry_run_of_pruning_gives_reasons_and_deletes_nothing() throws Exception {
    int before = json("/api/backups").size();
    JsonNode pruned = TestSidecar.parse(post("/api/backups/prune?dry_run=true", "").body());

    assertThat(pruned.get("dry_run").asBoolean()).isTrue();
    assertThat(pruned.get("deleted")).isEmpty();
    assertThat(pruned.get("verdicts")).hasSize(before);
    assertThat(pruned.get("verdicts"))
        .allMatch(verdict -> verdict.get("reason").asText().endsWith("."));
    assertThat(json("/api/backups")).hasSize(before);
    assertThat(post("/api/backups/prune?dry_run=", "").statusCode()).isEqualTo(422);
    assertThat(post("/api/backups/prune?dry_run=1", "").statusCode()).isEqualTo(422);
  }

  @Test
  void neither_the_newest_nor_a_pinned_backup_can_be_deleted() throws Exception {
    JsonNode older = take();
    JsonNode newest = take();
    String path = "/api/backups/" + id(older);

    assertThat(send("DELETE", "/api/backups/" + id(newest)).statusCode()).isEqualTo(409);
    assertThat(TestSidecar.parse(post(path + "/pin", "").body()).get("pinned").asBoolean())
        .isTrue();
    assertThat(send("DELETE", path).statusCode()).isEqualTo(409);
    assertThat(TestSidecar.parse(send("DELETE", path + "/pin").body()).get("pinned").asBoolean())
        .isFalse();
    assertThat(file(older)).exists();
    assertThat(send("DELETE", path).statusCode()).isEqualTo(204);
    assertThat(send("DELETE", path).statusCode()).isEqualTo(404);
    assertThat(file(older)).doesNotExist();
  }

  @Test
  void a_drill_proves_the_newest() throws Exception {
    HttpResponse<String> drill = post("/api/backups/drill", "");
    JsonNode proof = TestSidecar.parse(drill.body());

    assertThat(drill.statusCode()).isEqualTo(200);
    assertThat(proof.get("entries")).isEqualTo(known.get("entries"));
    assertThat(proof.get("searched").asInt()).isPositive();
    assertThat(json("/api/backups/" + proof.get("id").asText()).get("proven_at").isNull())
        .isFalse();
  }

  @Test
  void a_changed_byte_is_found_by_verifying_and_never_restored() throws Exception {
    JsonNode damaged = take();
    byte[] bytes = Files.readAllBytes(file(damaged));
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(damaged), bytes);
    String path = "/api/backups/" + id(damaged);

    JsonNode found = TestSidecar.parse(post(path + "/verify", "").body());
    HttpResponse<String> refused = post(path + "/restore", confirm(id(damaged)));

    assertThat(found.get("sound").asBoolean()).isFalse();
    assertThat(found.at("/backup/verified").asBoolean()).isFalse();
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(refused.body()).contains("cannot be trusted");
    take();
    assertThat(send("DELETE", path).statusCode()).isEqualTo(204);
  }

  private static JsonNode take() throws Exception {
    HttpResponse<String> taken = post("/api/backups", "");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    return TestSidecar.parse(taken.body());
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = send("GET", path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestSidecar.parse(answer.body());
  }

  private static HttpResponse<String> post(String path, String body) throws IOException {
    return sidecar.write("POST", path, body);
  }

  private static HttpResponse<String> send(String method, String path) throws IOException {
    return sidecar.send(method, path, "Authorization", "Bearer " + sidecar.adminToken());
  }

  private static HttpRequest.Builder admin(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(sidecar.sidecar().baseUrl() + path))
        .header("Authorization", "Bearer " + sidecar.adminToken());
  }

  private static HttpResponse<byte[]> download(JsonNode backup, String... headers)
      throws Exception {
    return CLIENT.send(
        admin("/api/backups/" + id(backup) + "/download").headers(headers).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse(null);
  }

  private static Path file(JsonNode backup) {
    return folder.resolve("backups").resolve(backup.get("filename").asText());
  }

  private static String id(JsonNode backup) {
    return backup.get("id").asText();
  }

  private static List<String> ids(JsonNode backups) {
    return StreamSupport.stream(backups.spliterator(), false).map(BackupApiTest::id).toList();
  }

  private static String confirm(String id) {
    return "{\"confirm\": \"" + id + "\"}";
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
