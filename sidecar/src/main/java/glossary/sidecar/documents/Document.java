package glossary.sidecar.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import glossary.sidecar.glossary.TableRow;
import glossary.sidecar.glossary.Timestamps;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * One uploaded document as the table holds it.
 *
 * @param texts in the order of {@link DocumentTable#COLUMNS}, null where the row or the table has
 *     none
 */
record Document(long id, List<String> texts) implements Json {
  private static final JsonFactory JSON = new JsonFactory();

  /** Columns: the id, then those of the table. */
  static Document read(TableRow row) {
    String[] texts = new String[DocumentTable.COLUMNS.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = row.text(i + 2);
    }
    return new Document(row.number(1), Arrays.asList(texts));
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("id", id);
    for (int i = 0; i < texts.size(); i++) {
      String name = DocumentTable.COLUMNS.get(i);
      out.writeFieldName(name);
      write(name, texts.get(i), out);
    }
    out.writeEndObject();
  }

  private static void write(String name, String text, JsonGenerator out) throws IOException {
    switch (name) {
      case "file_size", "document_type_id" -> writeNumber(text, out);
      case "uploaded_at", "processed_at" -> out.writeString(Timestamps.iso(text));
      case "processing_metadata" -> writeJson(text, out);
      default -> out.writeString(text);
    }
  }

  /** Null for what is no whole number. */
  private static void writeNumber(String text, JsonGenerator out) throws IOException {
    try {
      out.writeNumber(Long.parseLong(String.valueOf(text)));
    } catch (NumberFormatException notANumber) {
      out.writeNull();
    }
  }

  /** What is no JSON is sent as text. */
  private static void writeJson(String text, JsonGenerator out) throws IOException {
    if (text != null && isJson(text)) {
      out.writeRawValue(text);
    } else {
      out.writeString(text);
    }
  }

  private static boolean isJson(String text) {
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() == null) {
        return false;
      }
      in.skipChildren();
      in.finishToken();
      return in.nextToken() == null;
    } catch (IOException invalid) {
      return false;
    }
  }
}
