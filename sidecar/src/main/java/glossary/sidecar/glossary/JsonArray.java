package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** An array of any length as UTF-8, of which only a little is in memory. */
final class JsonArray {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  /** Writes one entry as one JSON value. */
  @FunctionalInterface
  interface Element {
    void write(Entry entry, JsonGenerator out) throws IOException;
  }

  private JsonArray() {}

  /** An array that could not be finished stays visibly unfinished. */
  static void write(EntryCursor entries, Element element, OutputStream out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    json.writeStartArray();
    for (List<Entry> some = entries.next(); !some.isEmpty(); some = entries.next()) {
      for (Entry entry : some) {
        json.writeRaw('\n');
        element.write(entry, json);
      }
    }
    json.writeEndArray();
    json.close();
  }
}
