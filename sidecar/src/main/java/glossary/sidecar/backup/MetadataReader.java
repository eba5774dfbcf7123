package glossary.sidecar.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a JSON object of texts, numbers and truths, and of one level of such lists and objects. */
final class MetadataReader {
  private static final long MOST_BYTES = 1 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private MetadataReader() {}

  /** Empty if the file is missing, or is anything but such an object. */
  static Optional<Map<String, Object>> read(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
        return json.nextToken() == JsonToken.START_OBJECT
            ? Optional.of(object(json, 0))
            : Optional.empty();
      }
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> object(JsonParser json, int depth) throws IOException {
    Map<String, Object> members = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      Object value = value(json, depth);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static List<Object> list(JsonParser json, int depth) throws IOException {
    List<Object> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(json, depth);
      if (value != null) {
        items.add(value);
      }
    }
    return items;
  }

  /** Null for null, and for what is too deep. */
  private static Object value(JsonParser json, int depth) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new IOException("ends too early");
    }
    if (token.isStructStart() && depth > 1) {
      json.skipChildren();
      return null;
    }
    return switch (token) {
      case START_OBJECT -> object(json, depth + 1);
      case START_ARRAY -> list(json, depth + 1);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
