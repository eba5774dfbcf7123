package glossary.sidecar.documents;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.Form;
import glossary.sidecar.testing.Samples;
import glossary.sidecar.testing.TestSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that was killed at any moment has left, and the next start. */
class UploadTidyingTest {
  private static final String KNOWN = "0123456789abcdef0123456789abcdef.txt";
  private static final String UNKNOWN = "fedcba9876543210fedcba9876543210.txt";
  private static final byte[] TEXT = Samples.utf8("text\n".repeat(1000));

  @TempDir Path folder;
  private Path uploads;
  private Path dead;

  @BeforeEach
  void folders() throws Exception {
    uploads = Files.createDirectories(folder.resolve("data/uploads"));
    dead = Files.createDirectories(uploads.resolve(".incoming/dead"));
    Files.createFile(dead.resolve("lock"));
  }

  @Test
  void parts_of_files_go_and_documents_stay() throws Exception {
    ForeignDatabase host = ForeignDatabase.in(folder, 1);
    host.does(
        "INSERT INTO uploaded_documents VALUES (1, 'f', 'data/uploads/"
            + KNOWN
            + "', 1, 't', NULL, NULL, NULL, 's', '', NULL, NULL, NULL)");
    Files.write(dead.resolve("aa.pdf"), new byte[9]);
    Files.write(uploads.resolve(KNOWN), TEXT);
    Files.write(uploads.resolve(UNKNOWN), TEXT);
    Files.write(uploads.resolve("of-the-host.txt"), TEXT);
    Files.write(uploads.resolve("00000000000000000000000000000000.txt"), TEXT);
    Files.createFile(dead.resolve(KNOWN + ".pending"));
    Files.createFile(dead.resolve(UNKNOWN + ".pending"));
    Files.createFile(dead.resolve("of-the-host.txt.pending"));
    Files.createDirectory(uploads.resolve(".incoming/empty"));

    try (TestSidecar sidecar = TestSidecar.ready(folder, host.url())) {
      Eventually.holds(
          "tidy", () -> !Files.exists(dead) && !Files.exists(uploads.resolve(UNKNOWN)));
      assertThat(sidecar.json("/api/documents")).hasSize(1);
    }
    assertThat(uploads.resolve(".incoming")).doesNotExist();
    assertThat(uploads.resolve(KNOWN)).exists();
    assertThat(uploads.resolve("of-the-host.txt")).exists();
    assertThat(uploads.resolve("00000000000000000000000000000000.txt")).exists();
  }

  @Test
  void nothing_is_decided_before_the_database_is_there() throws Exception {
    Files.write(dead.resolve("aa.pdf"), new byte[9]);
    Files.write(uploads.resolve(UNKNOWN), TEXT);
    Files.createFile(dead.resolve(UNKNOWN + ".pending"));
    Path later = folder.resolve("later.db");

    try (TestSidecar sidecar = TestSidecar.started(folder, "DATABASE_URL=sqlite:///later.db")) {
      Eventually.holds("the part is gone", () -> !Files.exists(dead.resolve("aa.pdf")));
      assertThat(uploads.resolve(UNKNOWN)).exists();
      ForeignDatabase host = ForeignDatabase.in(folder, 1);
      Files.move(host.file(), later);

      Eventually.holds("the file is gone", () -> !Files.exists(uploads.resolve(UNKNOWN)));
      assertThat(sidecar.sidecar()).isNotNull();
    }
    assertThat(uploads.resolve(".incoming")).doesNotExist();
  }

  @Test
  void another_sidecar_on_the_same_folder_leaves_what_is_being_received() throws Exception {
    byte[] body = Form.of("file", "a.txt", TEXT).bytes();
    Path two = Files.createDirectory(folder.resolve("two"));
    try (TestSidecar first = TestSidecar.ready(folder);
        RawUpload upload =
            RawUpload.ofLength(
                first.sidecar().baseUrl(),
                first.adminToken(),
                "/api/documents/upload",
                body.length)) {
      upload.send(Arrays.copyOf(body, 2000));
      try (TestSidecar second = TestSidecar.ready(two, "UPLOAD_DIR=" + uploads)) {
        Eventually.holds("tidy", () -> !Files.exists(dead));
        assertThat(
                Form.of("file", "b.txt", TEXT).sendTo(second, "/api/documents/upload").statusCode())
            .isEqualTo(201);
        upload.send(Arrays.copyOfRange(body, 2000, body.length));

        assertThat(upload.answer()).startsWith("HTTP/1.1 201");
      }
    }
    assertThat(uploads.resolve(".incoming")).doesNotExist();
  }

  @Test
  void stopping_while_a_file_is_received_leaves_nothing() throws Exception {
    byte[] body = Form.of("file", "a.txt", TEXT).bytes();
    try (TestSidecar sidecar = TestSidecar.ready(folder);
        RawUpload upload =
            RawUpload.ofLength(
                sidecar.sidecar().baseUrl(),
                sidecar.adminToken(),
                "/api/documents/upload",
                body.length)) {
      upload.send(Arrays.copyOf(body, 2000));
      Eventually.holds("it is received", () -> Files.exists(uploads.resolve(".incoming")));
    }
    Eventually.holds("nothing is left", () -> !Files.exists(uploads.resolve(".incoming")));
    assertThat(uploads).isEmptyDirectory();
  }
}
