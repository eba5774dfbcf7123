package glossary.sidecar.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.Form;
import glossary.sidecar.testing.Samples;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
  private static final String ONE = "/api/documents/upload";
  private static final String MANY = "/api/documents/upload-batch";
  private static final byte[] TEXT = Samples.utf8("Ein Sichtglas ist ein Fenster im Rohr.\n");

  @TempDir Path folder;
  private Path uploads;
  private TestSidecar sidecar;

  @BeforeEach
  void start() throws Exception {
    uploads = folder.resolve("data/uploads");
    sidecar = TestSidecar.ready(folder, "UPLOAD_MAX_SIZE_MB=1");
  }

  @AfterEach
  void stop() throws IOException {
    sidecar.close();
    assertThat(uploads.resolve(".incoming")).doesNotExist();
  }

  @Test
  void a_file_becomes_a_document_with_the_existing_servers_fields() throws Exception {
    byte[] pdf = Samples.pdf();
    HttpResponse<String> answer = Form.of("file", "Pumpe 4.pdf", pdf).sendTo(sidecar, ONE);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode document = TestSidecar.parse(answer.body());
    assertThat(document.get("filename").asText()).isEqualTo("Pumpe 4.pdf");
    assertThat(document.get("file_size").asLong()).isEqualTo(pdf.length);
    assertThat(document.get("file_type").asText()).isEqualTo("application/pdf");
    assertThat(document.get("upload_status").asText()).isEqualTo("pending");
    assertThat(document.get("processing_metadata").get("sha256").asText()).isEqualTo(sha256(pdf));
    assertThat(document.get("document_number").isNull()).isTrue();
    String path = document.get("file_path").asText();
    assertThat(path).matches("data/uploads/[0-9a-f]{32}\\.pdf");
    assertThat(Files.readAllBytes(folder.resolve(path))).isEqualTo(pdf);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path))))
        .isEqualTo("rw-------");
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(sidecar.json(location)).isEqualTo(document);
    assertThat(sidecar.json("/api/admin/stats").get("files_on_disk").asInt()).isEqualTo(1);
  }

  @Test
  void deleting_the_document_deletes_its_file() throws Exception {
    JsonNode document =
        TestSidecar.parse(Form.of("file", "a.txt", TEXT).sendTo(sidecar, ONE).body());
    assertThat(files()).hasSize(1);

    assertThat(
            sidecar
                .write("DELETE", "/api/documents/" + document.get("id").asLong(), "")
                .statusCode())
        .isEqualTo(204);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_batch_tells_of_each_file_what_became_of_it() throws Exception {
    HttpResponse<String> answer =
        new Form()
            .file("files", "gr\u00f6\u00dfe.pdf", Samples.pdf())
            .field("comment", "passed over")
            .file("files", "bad.docx", Samples.pdf())
            .file("files", "\u0424\u0430\u0439\u043b.docx", Samples.docx())
            .file("files", "large.txt", "x".repeat(1 << 20 | 1).getBytes(StandardCharsets.UTF_8))
            .file("files", "evil.exe", TEXT)
            .file("files", "a.txt", TEXT)
            .sendTo(sidecar, MANY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode batch = TestSidecar.parse(answer.body());
    assertThat(batch.get("total_files").asInt()).isEqualTo(6);
    assertThat(batch.get("successful").asInt()).isEqualTo(3);
    assertThat(batch.get("failed").asInt()).isEqualTo(3);
    assertThat(batch.get("results").findValuesAsText("success"))
        .containsExactly("true", "false", "true", "false", "false", "true");
    assertThat(batch.at("/results/0/document/filename").asText()).isEqualTo("gr\u00f6\u00dfe.pdf");
    assertThat(batch.at("/results/0/error").isNull()).isTrue();
    assertThat(batch.at("/results/1/document").isNull()).isTrue();
    assertThat(batch.at("/results/1/error").asText()).contains("bad.docx", "is no DOCX");
    assertThat(batch.at("/results/2/filename").asText()).isEqualTo("\u0424\u0430\u0439\u043b.docx");
    assertThat(batch.at("/results/3/error").asText()).contains("UPLOAD_MAX_SIZE_MB");
    assertThat(batch.at("/results/4/error").asText()).contains("UPLOAD_ALLOWED_EXTENSIONS");
    assertThat(files()).hasSize(3);
    assertThat(sidecar.json("/api/documents")).hasSize(3);
  }

  @Test
  void what_is_missing_or_too_many_is_422_and_nothing_is_kept() throws Exception {
    Form twenty = new Form();
    for (int i = 0; i < 21; i++) {
      twenty.file("files", i + ".txt", TEXT);
    }
    refused(new Form().field("x", "y").sendTo(sidecar, ONE), 422, "file: is required");
    refused(new Form().field("file", "y").sendTo(sidecar, ONE), 422, "must be a file");
    refused(Form.of("file", "", TEXT).sendTo(sidecar, ONE), 422, "must be a file");
    refused(Form.of("file", "a.txt", new byte[0]).sendTo(sidecar, ONE), 422, "is empty");
    refused(
        Form.of("file", "a.txt", TEXT).file("file", "b.txt", TEXT).sendTo(sidecar, ONE),
        422,
        "one file");
    refused(Form.of("file", "a.txt", TEXT).sendTo(sidecar, MANY), 422, "files: is required");
    refused(twenty.sendTo(sidecar, MANY), 422, "at most 20 files");
  }

  @Test
  void a_batch_that_breaks_off_behind_a_good_file_keeps_none_of_it() throws Exception {
    byte[] begun = Form.of("files", "a.txt", TEXT).file("files", "b.txt", TEXT).begun();

    refused(
        Form.send(sidecar, MANY, "multipart/form-data; boundary=" + Form.BOUNDARY, begun),
        400,
        "ended too early");
  }

  @Test
  void a_role_and_a_database_that_may_be_written_to_are_needed() throws Exception {
    byte[] body = Form.of("file", "a.txt", TEXT).bytes();
    assertThat(sidecar.send("POST", ONE).statusCode()).isEqualTo(401);
    Path elsewhere = Files.createDirectory(folder.resolve("foreign"));
    ForeignDatabase host = ForeignDatabase.in(elsewhere, 1);
    String before = host.sha256();
    try (TestSidecar readOnly = TestSidecar.ready(elsewhere, host.url())) {
      for (String path : List.of(ONE, MANY)) {
        HttpResponse<String> answer =
            Form.send(readOnly, path, "multipart/form-data; boundary=" + Form.BOUNDARY, body);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("DATABASE_MODE=read-write");
      }
    }
    assertThat(host.sha256()).isEqualTo(before);
    assertThat(elsewhere.resolve("data/uploads")).doesNotExist();
  }

  @Test
  void a_foreign_database_gets_the_rows_that_its_server_would_write() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("foreign"));
    ForeignDatabase host = ForeignDatabase.in(elsewhere, 1);
    Path absolute = elsewhere.resolve("kept here");
    try (TestSidecar writable =
        TestSidecar.ready(
            elsewhere, host.url(), "DATABASE_MODE=read-write", "UPLOAD_DIR=" + absolute)) {
      assertThat(Form.of("file", "a.txt", TEXT).sendTo(writable, ONE).statusCode()).isEqualTo(201);
    }
    assertThat(
            host.number(
                "SELECT count(*) FROM uploaded_documents WHERE file_path LIKE '"
                    + absolute
                    + "/%' AND file_size = "
                    + TEXT.length
                    + " AND upload_status = 'pending' AND uploaded_at LIKE '20__-__-__ __:__:__.______'"))
        .isEqualTo(1);
    host.does("DROP TABLE uploaded_documents");
    try (TestSidecar writable =
        TestSidecar.ready(elsewhere, host.url(), "DATABASE_MODE=read-write")) {
      HttpResponse<String> answer = Form.of("file", "a.txt", TEXT).sendTo(writable, ONE);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("no table of documents");
    }
    assertThat(elsewhere.resolve("data/uploads")).isEmptyDirectory();
  }

  @Test
  void a_row_that_a_rule_of_the_database_forbids_leaves_no_file() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("foreign"));
    ForeignDatabase host = ForeignDatabase.in(elsewhere, 1);
    host.does(
        "CREATE TRIGGER no BEFORE INSERT ON uploaded_documents BEGIN SELECT RAISE(ABORT, 'no'); END");
    try (TestSidecar writable =
        TestSidecar.ready(elsewhere, host.url(), "DATABASE_MODE=read-write")) {
      HttpResponse<String> answer = Form.of("file", "a.txt", TEXT).sendTo(writable, ONE);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(Form.of("files", "a.txt", TEXT).sendTo(writable, MANY).statusCode())
          .isEqualTo(422);
    }
    assertThat(elsewhere.resolve("data/uploads")).isEmptyDirectory();
  }

  @Test
  void clients_at_the_same_time_do_not_meet() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> sent =
          Stream.iterate(0, i -> i + 1)
              .limit(40)
              .map(
                  i ->
                      clients.submit(
                          () -> {
                            byte[] text = ("text " + i).repeat(20_000).getBytes();
                            JsonNode document =
                                TestSidecar.parse(
                                    Form.of("file", "same.txt", text).sendTo(sidecar, ONE).body());
                            Path file = folder.resolve(document.get("file_path").asText());
                            assertThat(Files.readAllBytes(file)).isEqualTo(text);
                            return file.toString();
                          }))
              .toList();
      for (Future<String> each : sent) {
        each.get();
      }
    } finally {
      clients.shutdown();
    }
    assertThat(files()).hasSize(40);
  }

  @Test
  void only_the_kinds_that_are_set_are_taken() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("other"));
    try (TestSidecar textOnly =
        TestSidecar.ready(elsewhere, "UPLOAD_ALLOWED_EXTENSIONS=TXT,.exe")) {
      assertThat(Form.of("file", "a.TXT", TEXT).sendTo(textOnly, ONE).statusCode()).isEqualTo(201);
      assertThat(Form.of("file", "a.pdf", Samples.pdf()).sendTo(textOnly, ONE).statusCode())
          .isEqualTo(415);
      assertThat(Form.of("file", "a.exe", TEXT).sendTo(textOnly, ONE).statusCode()).isEqualTo(415);
    }
  }

  private void refused(HttpResponse<String> answer, int status, String sentence)
      throws IOException {
    assertThat(answer.body()).contains(sentence);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(files()).isEmpty();
    assertThat(sidecar.json("/api/documents")).isEmpty();
  }

  /** Whatever is left in the folder, notes and parts included. */
  private List<Path> files() throws IOException {
    if (!Files.exists(uploads)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(uploads)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("lock"))
          .toList();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
