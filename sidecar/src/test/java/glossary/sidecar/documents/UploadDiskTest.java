package glossary.sidecar.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.sidecar.testing.Form;
import glossary.sidecar.testing.Samples;
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
  private Path small;
  private boolean mounted;

  @BeforeEach
  void a_small_disk() throws Exception {
    small = Files.createDirectory(folder.resolve("small"));
    Process mount =
        new ProcessBuilder(
                "mount", "-t", "tmpfs", "-o", "size=2m,mode=0755", "tmpfs", small.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(mount.getInputStream().readAllBytes());
    mounted = mount.waitFor() == 0;
    assumeTrue(mounted, "tmpfs cannot be mounted here: " + said);
  }

  @AfterEach
  void unmounted() throws Exception {
    if (mounted) {
      run("umount", small.toString());
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
      run("mount", "-o", "remount,ro", small.toString());
      HttpResponse<String> answer = Form.of("file", "a.txt", SMALL).sendTo(sidecar, ONE);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("cannot be written to").doesNotContain(small.toString());
      run("mount", "-o", "remount,rw", small.toString());
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

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
