package glossary.sidecar.relationships;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.glossary.TableRow;
import glossary.sidecar.http.Json;
import java.io.IOException;

/** A term in a graph. Terms of one language are one group. */
record GraphNode(long id, String term, String language, long definitions) implements Json {

  /** Columns: id, term, language, number of definitions. */
  static GraphNode read(TableRow row) {
    return new GraphNode(row.number(1), orEmpty(row.text(2)), orEmpty(row.text(3)), row.number(4));
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("id", id);
    out.writeStringField("label", term);
    out.writeStringField("term", term);
    out.writeStringField("language", language);
    out.writeNumberField("definition_count", definitions);
    out.writeStringField("group", language);
    out.writeEndObject();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
