package glossary.sidecar.documents;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.Form;
import glossary.sidecar.testing.Samples;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, go away, send too much or lie, at a real sidecar. */
class HostileUploadTest {
  private static final String ONE = "/api/documents/upload";
  private static final String MANY = "/api/documents/upload-batch";
  private static final byte[] TEXT = Samples.utf8("text\n".repeat(1000));

  @TempDir Path folder;
  private TestSidecar sidecar;
  private String url;
  private String token;

  @BeforeEach
  void start() throws Exception {
    sidecar = TestSidecar.ready(folder, "UPLOAD_MAX_SIZE_MB=1", "BODY_TIMEOUT=1s");
    url = sidecar.sidecar().baseUrl();
    token = sidecar.adminToken();
  }

  /** Nothing is left of all that, and the sidecar goes on. */
  @AfterEach
  void stop() throws Exception {
    Eventually.holds("nothing is left", () -> files().isEmpty());
    assertThat(Form.of("file", "a.txt", TEXT).sendTo(sidecar, ONE).statusCode()).isEqualTo(201);
    sidecar.close();
    assertThat(folder.resolve("data/uploads/.incoming")).doesNotExist();
  }

  @Test
  void a_client_that_goes_away_leaves_nothing() throws Exception {
    byte[] body = Form.of("file", "a.txt", TEXT).bytes();
    for (int sent : new int[] {0, 5, 60, 200, 3000, body.length - 20, body.length - 1}) {
      RawUpload upload = RawUpload.ofLength(url, token, ONE, body.length);
      upload.send(Arrays.copyOf(body, sent));
      if (sent == 3000) {
        Eventually.holds("it is being received", () -> !files().isEmpty());
      }
      upload.reset();
    }
    byte[] many = Form.of("files", "a.txt", TEXT).file("files", "b.txt", TEXT).bytes();
    RawUpload upload = RawUpload.ofLength(url, token, MANY, many.length);
    upload.send(Arrays.copyOf(many, many.length - 1000));
    Eventually.holds("both are being received", () -> files().size() == 2);
    upload.close();
  }

  @Test
  void a_client_that_stalls_loses_its_connection() throws Exception {
    byte[] body = Form.of("file", "a.txt", TEXT).bytes();
    try (RawUpload upload = RawUpload.ofLength(url, token, ONE, body.length)) {
      upload.send(Arrays.copyOf(body, 1500));

      assertThat(upload.answer()).isEmpty();
    }
    Eventually.holds("nothing is left", () -> files().isEmpty());
    assertThat(sidecar.json("/api/documents")).isEmpty();
  }

  @Test
  void a_slow_client_that_keeps_sending_is_waited_for() throws Exception {
    byte[] body = Form.of("file", "a.txt", TEXT).bytes();
    try (RawUpload upload = RawUpload.ofLength(url, token, ONE, body.length)) {
      long begun = System.nanoTime();
      for (int at = 0; at < body.length; at += 600) {
        upload.send(Arrays.copyOfRange(body, at, Math.min(body.length, at + 600)));
        Thread.sleep(300); // the pace of the client
      }
      assertThat(System.nanoTime() - begun).isGreaterThan(2_000_000_000L);

      assertThat(upload.answer()).startsWith("HTTP/1.1 201");
    }
    sidecar.write("DELETE", "/api/documents/1", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, MANY})
  void two_hundred_megabytes_are_refused_long_before_they_have_come(String path) throws Exception {
    String field = path.equals(ONE) ? "file" : "files";
    byte[] mebibyte = new byte[1 << 20];
    Arrays.fill(mebibyte, (byte) 'x');
    int sent = 0;
    try (RawUpload upload = RawUpload.chunked(url, token, path)) {
      upload.chunk(
          Samples.utf8(
              "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.txt\"\r\n\r\n"
                  .formatted(Form.BOUNDARY, field)));
      try {
        while (sent < 200 && !upload.answered()) {
          upload.chunk(mebibyte);
          sent++;
        }
      } catch (SocketException refused) {
        // it does not listen any more
      }
      assertThat(sent).isLessThan(100);
      assertThat(upload.answer()).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void a_length_beyond_the_limit_is_refused_at_once() throws Exception {
    for (String path : new String[] {ONE, MANY}) {
      try (RawUpload upload = RawUpload.ofLength(url, token, path, 200L << 20)) {
        assertThat(upload.answer()).startsWith("HTTP/1.1 413");
      }
    }
    try (RawUpload upload = RawUpload.ofLength(url, token, "/api/glossary", 11L << 20)) {
      assertThat(upload.answer()).startsWith("HTTP/1.1 413").contains("10485760 bytes");
    }
  }

  @Test
  void a_file_that_is_one_byte_too_long_is_refused_and_one_that_fits_is_not() throws Exception {
    byte[] most = new byte[1 << 20];
    Arrays.fill(most, (byte) 'x');
    HttpResponse<String> good = Form.of("file", "a.txt", most).sendTo(sidecar, ONE);
    HttpResponse<String> bad =
        Form.of("file", "a.txt", Arrays.copyOf(most, most.length + 1)).sendTo(sidecar, ONE);

    assertThat(good.statusCode()).isEqualTo(201);
    assertThat(bad.statusCode()).isEqualTo(413);
    assertThat(bad.body()).contains("UPLOAD_MAX_SIZE_MB");
    sidecar.write("DELETE", "/api/documents/1", "");
  }

  @Test
  void the_ninth_upload_at_once_is_asked_to_come_again() throws Exception {
    byte[] body = Form.of("file", "a.txt", TEXT).bytes();
    List<RawUpload> slow = new ArrayList<>();
    try (TestSidecar patient =
        TestSidecar.ready(Files.createDirectory(folder.resolve("patient")))) {
      for (int i = 0; i < 8; i++) {
        RawUpload upload =
            RawUpload.ofLength(patient.sidecar().baseUrl(), patient.adminToken(), ONE, body.length);
        slow.add(upload.send(Arrays.copyOf(body, 1500)));
      }
      Path uploads = folder.resolve("patient/data/uploads");
      Eventually.holds("all are received", () -> files(uploads).size() == 8);

      HttpResponse<String> ninth = Form.of("file", "a.txt", TEXT).sendTo(patient, ONE);
      assertThat(ninth.statusCode()).isEqualTo(503);
      assertThat(ninth.headers().firstValue("Retry-After")).contains("5");
      assertThat(patient.get("/api/search/fulltext?q=valve").statusCode()).isEqualTo(200);
      for (RawUpload upload : slow) {
        upload.send(Arrays.copyOfRange(body, 1500, body.length));
        assertThat(upload.answer()).startsWith("HTTP/1.1 201");
        upload.close();
      }
      assertThat(Form.of("file", "a.txt", TEXT).sendTo(patient, ONE).statusCode()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=\"file\"; filename=\"a.txt\"~X-Injected: y~~evil | 422",
        "name=\"file\"; filename=\"a.txt~X: y\" | 400",
        "name=\"file\"; filename=\"a.txt\"~Content-Disposition: form-data; name=\"x\" | 400",
        "name=\"file\"; filename=\"a.txt\"~ folded | 400",
        "name=\"file\"; filename=\"a.txt\"~Content-Transfer-Encoding: base64 | 400",
        "name=\"file\"; filename=\"a.txt\"; filename=\"b.txt\" | 400",
        "name=\"file\"; filename=\"../../../data/sidecar/admin.token\" | 415",
        "name=\"file\"; filename=\"a.txt%00.pdf\" | 422",
        "name=\"file\"; filename=\"a.pdf;.txt | 400",
        "name=\"file\"; filename=\".txt.\" | 422"
      })
  void part_heads_that_lie_are_refused(String disposition, int status) throws Exception {
    String head = "Content-Disposition: form-data; " + disposition.replace("~", "\r\n");
    HttpResponse<String> answer = new Form().part(head, new byte[] {0, 1, 2}).sendTo(sidecar, ONE);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().map()).doesNotContainKey("x-injected");
  }

  @Test
  void ten_thousand_parts_are_refused() throws Exception {
    Form form = new Form();
    for (int i = 0; i < 10_000; i++) {
      form.field("f" + i, "");
    }
    assertThat(form.sendTo(sidecar, MANY).statusCode()).isEqualTo(413);
  }

  @Test
  void a_name_is_never_a_path() throws Exception {
    String name = "../../../../tmp/größe.txt";
    HttpResponse<String> answer = Form.of("file", name, TEXT).sendTo(sidecar, ONE);
    assertThat(TestSidecar.parse(answer.body()).get("filename").asText()).isEqualTo("größe.txt");
    assertThat(files()).hasSize(1);
    assertThat(files().get(0).getParent()).isEqualTo(folder.resolve("data/uploads"));
    assertThat(files().get(0).getFileName().toString()).matches("[0-9a-f]{32}\\.txt");
    sidecar.write("DELETE", "/api/documents/1", "");
  }

  /** Whole requests with broken bytes in them; the sidecar answers each, and never with 500. */
  @Test
  void any_mutation_of_an_upload_is_answered() throws Exception {
    Random random = new Random(2388);
    byte[][] good = {
      Form.of("file", "a.pdf", Samples.pdf()).bytes(),
      Form.of("file", "a.docx", Samples.docx()).bytes(),
      Form.of("file", "a.txt", Samples.utf8("größe")).bytes()
    };
    String type = "multipart/form-data; boundary=" + Form.BOUNDARY;
    int taken = 0;
    for (int i = 0; i < 600; i++) {
      byte[] body = good[i % good.length].clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      HttpResponse<String> answer = Form.send(sidecar, ONE, type, body);
      assertThat(answer.statusCode()).as(answer.body()).isIn(201, 400, 415, 422);
      if (answer.statusCode() == 201) {
        taken++;
        long id = TestSidecar.parse(answer.body()).get("id").asLong();
        assertThat(sidecar.write("DELETE", "/api/documents/" + id, "").statusCode()).isEqualTo(204);
      }
    }
    assertThat(taken).isBetween(1, 599);
  }

  private List<Path> files() throws IOException {
    return files(folder.resolve("data/uploads"));
  }

  private static List<Path> files(Path uploads) throws IOException {
    if (!Files.exists(uploads)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(uploads)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("lock"))
          .toList();
    } catch (UncheckedIOException goneMeanwhile) {
      return files(uploads);
    }
  }
}
