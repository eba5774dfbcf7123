package glossary.sidecar.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What came over the wire.
 *
 * @param headers names in lower case
 */
record RawAnswer(int status, Map<String, List<String>> headers, byte[] body) {

  String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : String.join("|", values);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException notJson) {
      throw new UncheckedIOException(text(), notJson);
    }
  }

  JsonNode error() {
    return json().path("error");
  }
}
