package glossary.sidecar.host;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.host.HostsSnapshot.Unreadable;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.time.Instant;

/** All hosts, each with the first few of its lists. */
public record HostsJson(HostsSnapshot snapshot, long nowMillis) implements Json {
  private static final int FIRST = 10;

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("hosts");
    for (Host host : snapshot.hosts()) {
      new HostJson(host, nowMillis, FIRST).writeTo(out);
    }
    out.writeEndArray();
    boolean looked = snapshot.atMillis() > 0;
    out.writeStringField(
        "checked_at", looked ? Instant.ofEpochMilli(snapshot.atMillis()).toString() : null);
    out.writeStringField("folder", snapshot.folder());
    out.writeStringField("problem", snapshot.problem());
    out.writeArrayFieldStart("unreadable");
    for (Unreadable file : snapshot.unreadable()) {
      out.writeStartObject();
      out.writeStringField("file", file.file());
      out.writeStringField("reason", file.reason());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
