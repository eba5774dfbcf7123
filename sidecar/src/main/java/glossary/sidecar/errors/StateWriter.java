package glossary.sidecar.errors;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.config.LogLevel;
import java.io.IOException;
import java.util.Map;

/** Writes the state file. */
final class StateWriter {
  static final int VERSION = 1;

  private StateWriter() {}

  static void write(JsonGenerator out, StateFile.State state) throws IOException {
    out.writeStartObject();
    out.writeNumberField("version", VERSION);
    out.writeNumberField("since", state.counts().since().toEpochMilli());
    out.writeObjectFieldStart("levels");
    for (Map.Entry<LogLevel, Long> level : state.counts().levels().entrySet()) {
      out.writeNumberField(level.getKey().name(), level.getValue());
    }
    out.writeEndObject();
    out.writeObjectFieldStart("types");
    for (Map.Entry<String, Long> type : state.counts().types().entrySet()) {
      out.writeNumberField(type.getKey(), type.getValue());
    }
    out.writeEndObject();
    out.writeArrayFieldStart("groups");
    for (StoredGroup group : state.groups()) {
      write(out, group);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, StoredGroup group) throws IOException {
    Sample sample = group.sample();
    out.writeStartObject();
    out.writeStringField("fingerprint", group.fingerprint());
    out.writeStringField("level", sample.level().name());
    out.writeStringField("type", sample.type());
    out.writeStringField("message", sample.message());
    out.writeStringField("endpoint", sample.endpoint());
    out.writeStringField("request_id", sample.requestId());
    out.writeStringField("trace_id", sample.traceId());
    out.writeStringField("host", sample.host());
    out.writeArrayFieldStart("stack");
    for (String line : sample.stack()) {
      out.writeString(line);
    }
    out.writeEndArray();
    out.writeNumberField("count", group.count());
    out.writeNumberField("suppressed", group.suppressed());
    out.writeNumberField("first_seen", group.firstSeen());
    out.writeNumberField("last_seen", group.lastSeen());
    out.writeNumberField("latest_step", group.latest());
    out.writeFieldName("steps");
    out.writeArray(group.history(), 0, group.history().length);
    out.writeEndObject();
  }
}
