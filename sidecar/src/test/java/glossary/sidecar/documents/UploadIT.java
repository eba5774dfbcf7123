package glossary.sidecar.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.Form;
import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.Samples;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to the packed jar, in a heap of 96 MB, that is killed while they go on. */
class UploadIT {
  private static final String ONE = "/api/documents/upload";
  private static final int FILE_BYTES = 150 << 20;

  @TempDir Path folder;

  @Test
  void files_larger_than_the_heap_are_taken_and_every_kind_is_verified() throws Exception {
    try (PackedSidecar sidecar = PackedSidecar.serve(folder, "--set", "UPLOAD_MAX_SIZE_MB=200")) {
      assertThat(send(sidecar, "a.docx", Samples.docx())).startsWith("HTTP/1.1 201");
      assertThat(send(sidecar, "a.pdf", Samples.pdf())).startsWith("HTTP/1.1 201");
      assertThat(send(sidecar, "a.docx", Samples.pdf())).startsWith("HTTP/1.1 422");
      assertThat(sendLarge(sidecar)).startsWith("HTTP/1.1 201");

      assertThat(sidecar.err()).doesNotContain("OutOfMemory", "NoClassDefFound");
      assertThat(documents(sidecar)).hasSize(3);
      assertThat(documents(sidecar).get(2).get("file_size").asLong()).isEqualTo(FILE_BYTES);
    }
  }

  @Test
  void a_sidecar_that_is_killed_half_way_tidies_up_at_its_next_start() throws Exception {
    byte[] body = Form.of("file", "a.txt", Samples.utf8("x".repeat(1 << 20))).bytes();
    Path uploads = folder.resolve("data/uploads");
    try (PackedSidecar sidecar = PackedSidecar.serve(folder);
        RawUpload upload = RawUpload.ofLength(sidecar.url(), token(), ONE, body.length)) {
      upload.send(Arrays.copyOf(body, body.length / 2));
      Eventually.holds("it is being received", () -> !files(uploads).isEmpty());
      sidecar.kill();
    }
    assertThat(files(uploads)).hasSize(1);
    try (PackedSidecar sidecar = PackedSidecar.serve(folder)) {
      Eventually.holds("it is tidy", () -> files(uploads).isEmpty());
      assertThat(documents(sidecar)).isEmpty();
    }
  }

  /** Killed at any moment, there is no row without its file, and no file without its row. */
  @Test
  void rows_and_files_are_the_same_after_every_kill() throws Exception {
    Path uploads = folder.resolve("data/uploads");
    Random random = new Random(507);
    for (int round = 0; round < 4; round++) {
      try (PackedSidecar sidecar = PackedSidecar.serve(folder)) {
        Eventually.holds("rows and files are the same", () -> inStep(sidecar, uploads));
        CompletableFuture<?> one = CompletableFuture.runAsync(() -> sendUntilKilled(sidecar));
        CompletableFuture<?> two = CompletableFuture.runAsync(() -> sendUntilKilled(sidecar));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(700)));
        sidecar.kill(); // wherever it is
        CompletableFuture.allOf(one, two).join();
      }
    }
    try (PackedSidecar sidecar = PackedSidecar.serve(folder)) {
      Eventually.holds("rows and files are the same", () -> inStep(sidecar, uploads));
      assertThat(documents(sidecar)).isNotEmpty();
    }
  }

  private void sendUntilKilled(PackedSidecar sidecar) {
    try {
      while (!send(sidecar, "a.txt", Samples.utf8("text ".repeat(1000))).isEmpty()) {
        send(sidecar, "a.docx", Samples.docx());
      }
    } catch (IOException killed) {
      // as it was meant
    }
  }

  private boolean inStep(PackedSidecar sidecar, Path uploads) throws Exception {
    Set<String> rows = new HashSet<>();
    for (JsonNode document : documents(sidecar)) {
      Path file = folder.resolve(document.get("file_path").asText());
      assertThat(file).hasSize(document.get("file_size").asLong());
      rows.add(file.toString());
    }
    return rows.equals(files(uploads));
  }

  private static JsonNode documents(PackedSidecar sidecar) throws Exception {
    return TestSidecar.parse(sidecar.get("/api/documents?limit=1000").body());
  }

  private String send(PackedSidecar sidecar, String filename, byte[] content) throws IOException {
    byte[] body = Form.of("file", filename, content).bytes();
    try (RawUpload upload = RawUpload.ofLength(sidecar.url(), token(), ONE, body.length)) {
      return upload.send(body).answer();
    }
  }

  private String sendLarge(PackedSidecar sidecar) throws IOException {
    byte[] frame = Form.of("file", "large.txt", new byte[0]).bytes();
    int head = frame.length - 2 - "--".length() * 2 - Form.BOUNDARY.length() - 2;
    byte[] some = new byte[1 << 20];
    Arrays.fill(some, (byte) 'x');
    try (RawUpload upload =
        RawUpload.ofLength(sidecar.url(), token(), ONE, frame.length + (long) FILE_BYTES)) {
      upload.send(Arrays.copyOf(frame, head));
      for (int sent = 0; sent < FILE_BYTES; sent += some.length) {
        upload.send(some);
      }
      return upload.send(Arrays.copyOfRange(frame, head, frame.length)).answer();
    }
  }

  private String token() throws IOException {
    return Files.readString(folder.resolve("data/sidecar/admin.token")).strip();
  }

  private static Set<String> files(Path uploads) throws IOException {
    Set<String> files = new HashSet<>();
    if (Files.exists(uploads)) {
      try (Stream<Path> all = Files.walk(uploads)) {
        all.filter(Files::isRegularFile)
            .filter(file -> !file.getFileName().toString().equals("lock"))
            .forEach(file -> files.add(file.toString()));
      }
    }
    return files;
  }
}
