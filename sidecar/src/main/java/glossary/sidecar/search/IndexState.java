package glossary.sidecar.search;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How the index stands to its source.
 *
 * @param kind what is the case
 * @param built whether the index has ever been equal to a source; if not, searches see a part
 * @param entries that a search can find
 * @param generation raised whenever an entry changed
 * @param lag how long the source has been known to differ; zero if it does not
 * @param lastSync when the last sync ended well; null if none did in this process
 * @param lastSyncDuration null if there was none
 * @param lastError one sentence on why the index does not follow; null if it does
 * @param done entries that the running sync has looked at; 0 if none runs
 * @param total entries that it will look at, roughly; 0 if unknown
 */
public record IndexState(
    Kind kind,
    boolean built,
    long entries,
    long generation,
    Duration lag,
    Instant lastSync,
    Duration lastSyncDuration,
    String lastError,
    long done,
    long total)
    implements Json {

  /** What an index is doing. */
  public enum Kind {
    /** Every entry is being written, for the first time or on request. */
    BUILDING,
    /** Equal to the source, as far as is known. */
    READY,
    /** The source has changed; the index answers as it was until the sync is done. */
    STALE,
    /** The source cannot be read; the index answers as it was. */
    WAITING
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("state", kind.name().toLowerCase(Locale.ROOT));
    out.writeBooleanField("built", built);
    out.writeNumberField("entries", entries);
    out.writeNumberField("generation", generation);
    out.writeNumberField("lag_ms", lag.toMillis());
    out.writeStringField("last_sync_at", lastSync == null ? null : lastSync.toString());
    out.writeFieldName("last_sync_duration_ms");
    if (lastSyncDuration == null) {
      out.writeNull();
    } else {
      out.writeNumber(lastSyncDuration.toMillis());
    }
    out.writeStringField("last_error", lastError);
    out.writeObjectFieldStart("progress");
    out.writeNumberField("done", done);
    out.writeNumberField("total", total);
    out.writeEndObject();
    out.writeEndObject();
  }
}
