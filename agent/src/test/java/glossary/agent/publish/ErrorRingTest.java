package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.api.telemetry.HostIdentity;
import glossary.api.telemetry.RecentError;
import glossary.api.telemetry.TelemetryReader;
import glossary.api.telemetry.TelemetryWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorRingTest {
  @TempDir Path disk;
  private final ErrorRing ring = new ErrorRing();
  private Path folder;
  private File file;
  private TelemetryWriter writer;

  @BeforeEach
  void in_memory() throws IOException {
    Path parent = Path.of("/dev/shm");
    folder = Files.createTempDirectory(Files.isWritable(parent) ? parent : disk, "ring");
    file = Files.createFile(folder.resolve("x.mm")).toFile();
    writer = TelemetryWriter.open(file, new HostIdentity(1, 2, "n", "m", "h", "v"), 1);
  }

  @AfterEach
  void no_file_stays() throws IOException {
    writer.close();
    Files.delete(file.toPath());
    Files.delete(folder);
  }

  @Test
  void an_error_is_there_when_it_happens_and_those_from_before_the_file_too() throws IOException {
    add("before");
    ring.attach(writer);
    add("then");

    if (!writer.shared()) {
      ring.flush();
    }
    assertThat(read()).containsExactly("before", "then");
  }

  @Test
  void only_the_last_are_kept() throws IOException {
    ring.attach(writer);
    for (int i = 0; i < 3 * RecentError.KEPT; i++) {
      add("error " + i);
    }
    ring.flush();

    assertThat(read()).hasSize(RecentError.KEPT).startsWith("error 64").endsWith("error 95");
  }

  @Test
  void a_reset_empties_the_file_with_the_next_flush() throws IOException {
    ring.attach(writer);
    add("old");
    ring.reset();
    add("new");
    ring.flush();

    assertThat(read()).containsExactly("new");
  }

  @Test
  void without_a_file_errors_are_kept_for_the_next() throws IOException {
    ring.attach(writer);
    ring.detach();
    add("between");
    ring.flush();
    assertThat(read()).isEmpty();

    ring.attach(writer);
    assertThat(read()).containsExactly("between");
  }

  private void add(String message) {
    ring.error(new RecentError(1, 500, false, "a.B", message, "GET /", "r", ""));
  }

  private List<String> read() throws IOException {
    return TelemetryReader.read(file, 1).recentErrors.stream()
        .map(error -> error.message)
        .collect(Collectors.toList());
  }
}
