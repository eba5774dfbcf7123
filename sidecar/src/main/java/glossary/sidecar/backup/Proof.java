package glossary.sidecar.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A drill that went well.
 *
 * @param backup with the proof in its metadata
 * @param entries that were read from the restored database and indexed
 * @param searched of them that were each found by a search for their term
 * @param warnings what is wrong with the host's data itself
 */
public record Proof(
    Backup backup,
    Instant provenAt,
    long entries,
    int searched,
    List<String> warnings,
    Duration duration)
    implements Json {

  public Proof {
    warnings = List.copyOf(warnings);
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", backup.id());
    out.writeStringField("proven_at", provenAt.toString());
    out.writeNumberField("entries", entries);
    out.writeNumberField("searched", searched);
    out.writeArrayFieldStart("warnings");
    for (String warning : warnings) {
      out.writeString(warning);
    }
    out.writeEndArray();
    out.writeNumberField("duration_ms", duration.toMillis());
    out.writeEndObject();
  }
}
