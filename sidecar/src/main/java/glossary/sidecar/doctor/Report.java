package glossary.sidecar.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What the doctor found.
 *
 * @param table the full-text table of the glossary, or null if there is none
 * @param entries rows of the table that it indexes, as far as was counted; null if unknown
 * @param indexed rows that the index has, as far as was counted; null if unknown
 * @param findings the worst first
 */
public record Report(
    State state,
    String table,
    Long entries,
    Long indexed,
    List<Finding> findings,
    Instant checkedAt,
    Duration took)
    implements Json {

  /** The states of a host's index. */
  public enum State {
    /** There is none for the glossary. */
    ABSENT,
    /** The host's writes or the index's use fail. */
    BROKEN,
    /** It answers wrongly, or will after the next write. */
    STALE,
    SOUND;

    static State of(List<Finding> findings) {
      return switch (findings.stream()
          .map(Finding::severity)
          .min(Severity::compareTo)
          .orElse(Severity.NOTE)) {
        case CRITICAL -> BROKEN;
        case ERROR -> STALE;
        case NOTE -> SOUND;
      };
    }
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("state", state.name().toLowerCase(Locale.ROOT));
    out.writeStringField("table", table);
    writeNumber(out, "entries", entries);
    writeNumber(out, "indexed", indexed);
    out.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      finding.writeTo(out);
    }
    out.writeEndArray();
    out.writeStringField("checked_at", checkedAt.truncatedTo(ChronoUnit.MILLIS).toString());
    out.writeNumberField("duration_ms", took.toMillis());
    out.writeEndObject();
  }

  private static void writeNumber(JsonGenerator out, String name, Long value) throws IOException {
    out.writeFieldName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value);
    }
  }
}
