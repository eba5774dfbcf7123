package glossary.sidecar.testing;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.config.Settings;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.errors.logs.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The logs of this process in a folder, and what is in the audit log there. */
public final class AuditLines implements AutoCloseable {
  private final LogFiles logs;
  private final Path folder;

  public AuditLines(Path folder, String... assignments) {
    this.folder = folder;
    this.logs = LogSetup.files(Settings.of(assignments), folder);
  }

  public List<JsonNode> all() {
    try {
      return Files.readAllLines(folder.resolve("logs/audit.log")).stream()
          .map(TestSidecar::parse)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The one line that there will be of this kind. */
  public JsonNode await(Predicate<JsonNode> kind) {
    Eventually.holds(() -> all().stream().filter(kind).count() == 1);
    return all().stream().filter(kind).findAny().orElseThrow();
  }

  /** The line of one request. */
  public JsonNode ofRequest(String id) {
    return await(line -> id.equals(line.path("request_id").asText()));
  }

  public String app() {
    try {
      return Files.readString(folder.resolve("logs/app.log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All that waits is written when this returns. */
  @Override
  public void close() {
    logs.close();
  }
}
