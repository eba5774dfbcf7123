package glossary.sidecar.documents;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Form;
import glossary.sidecar.testing.Samples;
import glossary.sidecar.testing.SmallDisk;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own, which only root may mount. */
class UploadDiskTest {
  private static final String ONE = "/api/documents/upload";
  private static final String MANY = "/api/documents/upload-batch";
  private static final byte[] SMALL = Samples.utf8("text");
  private static final byte[] LARGE = Samples.utf8("x".repeat(3 << 20));

  @TempDir Path folder;
  private SmallDisk disk;
  private Path small;

  @BeforeEach
  void a_small_disk() throws Exception {
    disk = SmallDisk.mount(folder.resolve("small"), "size=2m,mode=0755");
    small = disk.folder();
  }

  @AfterEach
  void unmounted() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void a_full_disk_is_507_and_nothing_is_left() throws Exception {
    try (TestSidecar sidecar =
        started("DISK_CRITICAL_THRESHOLD_GB=0", "DISK_WARNING_THRESHOLD_GB=1")) {
      full(Form.of("file", "a.txt", LARGE).sendTo(sidecar, ONE));
      full(Form.of("files", "a.txt", SMALL).file("files", "b.txt", LARGE).sendTo(sidecar, MANY));
      assertThat(files()).isEmpty();
      assertThat(sidecar.json("/api/documents")).isEmpty();

      assertThat(Form.of("file", "a.txt", SMALL).sendTo(sidecar, ONE).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void the_last_room_of_the_disk_is_not_for_uploads() throws Exception {
    try (TestSidecar sidecar = started()) {
      full(Form.of("file", "a.txt", SMALL).sendTo(sidecar, ONE));
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_503_without_its_name() throws Exception {
    try (TestSidecar sidecar =
        started("DISK_CRITICAL_THRESHOLD_GB=0", "DISK_WARNING_THRESHOLD_GB=1")) {
      disk.readOnly();
      HttpResponse<String> answer = Form.of("file", "a.txt", SMALL).sendTo(sidecar, ONE);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("cannot be written to").doesNotContain(small.toString());
      disk.writable();
      assertThat(Form.of("file", "a.txt", SMALL).sendTo(sidecar, ONE).statusCode()).isEqualTo(201);
    }
  }

  private TestSidecar started(String... more) throws Exception {
    String[] settings =
        Stream.concat(Stream.of("UPLOAD_DIR=" + small.resolve("uploads")), Stream.of(more))
            .toArray(String[]::new);
    return TestSidecar.ready(folder, settings);
  }

  private static void full(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
    assertThat(answer.body()).contains("too little room");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(small)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("lock"))
          .toList();
    }
  }
}
