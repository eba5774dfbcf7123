package glossary.sidecar.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;

/**
 * One thing that is the case.
 *
 * @param id stable, such as {@code HOST-WRITES-FAIL}
 * @param table the full-text table it is about, or null
 * @param sentence what is the case
 * @param consequence what comes of it
 * @param fix SQL to be run by the operator, or null if there is nothing to do
 */
public record Finding(
    String id, Severity severity, String table, String sentence, String consequence, String fix)
    implements Json {

  /** There is nothing to do. */
  static Finding note(String id, String table, String sentence, String consequence) {
    return new Finding(id, Severity.NOTE, table, sentence, consequence, null);
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", id);
    out.writeStringField("severity", severity.word());
    out.writeStringField("table", table);
    out.writeStringField("sentence", sentence);
    out.writeStringField("consequence", consequence);
    out.writeStringField("fix", fix);
    out.writeEndObject();
  }
}
