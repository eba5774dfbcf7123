package glossary.sidecar.doctor.checklist;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;

/** A check and what it found. */
public record Result(Check check, Outcome outcome) implements Json {

  /** The exact next step; null if there is nothing to do. */
  public String next() {
    if (!outcome.needsWork()) {
      return null;
    }
    return outcome.next() == null ? check.next() : outcome.next();
  }

  /** Whether {@code --fix} would do something about it. */
  public boolean fixable() {
    return check.fixable() && outcome.needsWork();
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", check.id());
    out.writeStringField("group", check.group().word());
    out.writeStringField("title", check.title());
    out.writeStringField("looked_at", check.looksAt());
    out.writeStringField("level", outcome.level().word().replace(' ', '_'));
    out.writeStringField("found", outcome.found());
    out.writeStringField("next", next());
    out.writeBooleanField("fixable", fixable());
    out.writeEndObject();
  }
}
