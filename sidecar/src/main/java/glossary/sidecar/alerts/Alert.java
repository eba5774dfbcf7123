package glossary.sidecar.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * One alert.
 *
 * @param id the same in every attempt to send it
 * @param omitted how many of its kind were left out since the last one, because there were too many
 */
record Alert(
    String id,
    Instant at,
    AlertKind kind,
    String title,
    String sentence,
    Map<String, String> details,
    long omitted) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * @param source who sends it, such as {@code glossary-sidecar 0.1.0 on host1}
   */
  byte[] json(String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("id", id);
      out.writeStringField("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
      out.writeStringField("kind", kind.word());
      out.writeStringField("title", title);
      out.writeStringField("message", sentence);
      out.writeStringField("source", source);
      out.writeObjectFieldStart("details");
      for (Map.Entry<String, String> detail : details.entrySet()) {
        out.writeStringField(detail.getKey(), detail.getValue());
      }
      out.writeEndObject();
      if (omitted > 0) {
        out.writeNumberField("omitted", omitted);
      }
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("an array does not fail", impossible);
    }
    return bytes.toByteArray();
  }
}
