package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import glossary.sidecar.http.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Makes the JSON text of a column. */
final class StoredJson {
  private static final JsonFactory JSON = new JsonFactory();

  private StoredJson() {}

  /**
   * @param body what the elements are from
   * @param elements writes them, without the brackets
   * @throws glossary.sidecar.http.Problem 422 if the whole would be cut when it is read
   */
  static String array(JsonObject body, String name, Json elements) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartArray();
      elements.writeTo(out);
      out.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    String stored = text.toString();
    if (stored.length() > StoredEntry.MOST_CHARACTERS) {
      throw body.wrong(
          name, "must have at most " + StoredEntry.MOST_CHARACTERS + " characters in all");
    }
    return stored;
  }
}
