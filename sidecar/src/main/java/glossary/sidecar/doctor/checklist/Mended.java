package glossary.sidecar.doctor.checklist;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;

/**
 * What {@code --fix} did about one check.
 *
 * @param done whether it is mended
 * @param busy whether trying again may help
 * @param sentence what was done, or what to do
 */
public record Mended(String id, boolean done, boolean busy, String sentence) implements Json {

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", id);
    out.writeBooleanField("done", done);
    out.writeBooleanField("busy", busy);
    out.writeStringField("message", sentence);
    out.writeEndObject();
  }
}
