package glossary.sidecar.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;

/** The result of a job that took a backup. */
record Taken(Backup backup) implements Json {

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    BackupJson.of(backup).writeTo(out);
  }
}
