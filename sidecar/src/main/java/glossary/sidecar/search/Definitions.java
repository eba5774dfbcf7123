package glossary.sidecar.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON arrays that an entry holds. */
final class Definitions {
  private static final JsonFactory JSON = new JsonFactory();

  private Definitions() {}

  /**
   * The texts of {@code [{"text": …}, …]}, or of an array of strings, in order.
   *
   * @throws IOException if it is not a JSON array
   */
  static List<String> texts(String json) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      return texts(in);
    }
  }

  static List<String> texts(byte[] utf8, int from, int length) throws IOException {
    try (JsonParser in = JSON.createParser(utf8, from, length)) {
      return texts(in);
    }
  }

  private static List<String> texts(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_ARRAY) {
      throw new IOException("not a JSON array");
    }
    List<String> texts = new ArrayList<>(1);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        texts.add(in.getText());
      } else if (in.currentToken() == JsonToken.START_OBJECT) {
        readText(in, texts);
      } else if (in.currentToken() == null) {
        throw new IOException("unfinished JSON array");
      } else {
        in.skipChildren();
      }
    }
    if (in.nextToken() != null) {
      throw new IOException("more than a JSON array");
    }
    return texts;
  }

  private static void readText(JsonParser in, List<String> texts) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean text = "text".equals(in.currentName());
      if (in.nextToken() == JsonToken.VALUE_STRING && text) {
        texts.add(in.getText());
      } else {
        in.skipChildren();
      }
    }
  }
}
