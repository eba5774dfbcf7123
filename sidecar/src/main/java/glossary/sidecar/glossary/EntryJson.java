package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Makes what a foreign table holds as JSON text into the JSON that an {@link Entry} promises. */
final class EntryJson {
  private static final JsonFactory JSON = new JsonFactory();

  private enum Shape {
    ARRAY_OF_OBJECTS,
    ARRAY_OF_TEXTS,
    EMPTY_ARRAY,
    OTHER
  }

  private EntryJson() {}

  /**
   * An array of definitions stays as it is, an array of texts and any other text are wrapped.
   *
   * @param stored null gives an empty array
   */
  static String definitions(String stored) {
    if (stored == null || stored.isBlank()) {
      return "[]";
    }
    return switch (shape(stored)) {
      case ARRAY_OF_OBJECTS, EMPTY_ARRAY -> stored;
      case ARRAY_OF_TEXTS -> written(out -> wrapEach(stored, out));
      case OTHER -> written(out -> writeDefinition(stored, true, out));
    };
  }

  /**
   * An array of texts stays as it is, other JSON becomes the only tag, and any other text is a list
   * with commas.
   *
   * @param stored null, blank and the JSON null give null
   */
  static String tags(String stored) {
    if (stored == null || stored.isBlank() || stored.strip().equals("null")) {
      return null;
    }
    return switch (shape(stored)) {
      case ARRAY_OF_TEXTS, EMPTY_ARRAY -> stored;
      case ARRAY_OF_OBJECTS, OTHER -> written(out -> writeTags(stored, out));
    };
  }

  /** Reads the text to its end, so that what is kept is valid throughout. */
  private static Shape shape(String text) {
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() != JsonToken.START_ARRAY) {
        return Shape.OTHER;
      }
      Shape shape = Shape.EMPTY_ARRAY;
      for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
        shape = with(shape, element(t));
        in.skipChildren();
        in.getText();
      }
      return in.nextToken() == null ? shape : Shape.OTHER;
    } catch (IOException invalid) {
      return Shape.OTHER;
    }
  }

  private static Shape element(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> Shape.ARRAY_OF_OBJECTS;
      case VALUE_STRING -> Shape.ARRAY_OF_TEXTS;
      default -> Shape.OTHER;
    };
  }

  private static Shape with(Shape soFar, Shape element) {
    return soFar == Shape.EMPTY_ARRAY || soFar == element ? element : Shape.OTHER;
  }

  private static void wrapEach(String texts, JsonGenerator out) throws IOException {
    try (JsonParser in = JSON.createParser(texts)) {
      in.nextToken();
      boolean primary = true;
      while (in.nextToken() == JsonToken.VALUE_STRING) {
        writeDefinition(in.getText(), primary, out);
        primary = false;
      }
    }
  }

  private static void writeDefinition(String text, boolean primary, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("text", text);
    out.writeNullField("source_doc_id");
    out.writeBooleanField("is_primary", primary);
    out.writeEndObject();
  }

  private static void writeTags(String stored, JsonGenerator out) throws IOException {
    if (stored.startsWith("[") || stored.startsWith("{")) {
      out.writeString(stored);
      return;
    }
    for (String tag : stored.split(",", -1)) {
      if (!tag.isBlank()) {
        out.writeString(tag.strip());
      }
    }
  }

  private interface Elements {
    void writeTo(JsonGenerator out) throws IOException;
  }

  private static String written(Elements elements) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartArray();
      elements.writeTo(out);
      out.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return text.toString();
  }
}
