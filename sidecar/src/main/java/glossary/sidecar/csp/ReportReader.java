package glossary.sidecar.csp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the two forms in which browsers send violations: one object under {@code csp-report}, and
 * the list of reports of the Reporting API. What is of another kind or lacks a part is left out.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/#deprecated-serialize-violation">report-uri</a>
 * @see <a href="https://www.w3.org/TR/reporting-1/">Reporting API</a>
 */
final class ReportReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxNumberLength(100)
                  .maxNameLength(200)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ReportReader() {}

  /**
   * The texts of each report's body.
   *
   * @throws JsonProcessingException if it is not JSON, not in a Unicode encoding, or too deep
   */
  static List<Map<String, String>> read(byte[] json) throws JsonProcessingException {
    List<Map<String, String>> bodies = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          readItem(parser, bodies);
        }
      } else {
        readItem(parser, bodies);
      }
      parser.nextToken();
      return bodies;
    } catch (JsonProcessingException malformed) {
      throw malformed;
    } catch (IOException noUnicode) { // an array does not fail otherwise
      throw new JsonParseException(null, "The bytes are no text.", noUnicode);
    }
  }

  private static void readItem(JsonParser parser, List<Map<String, String>> bodies)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    String type = null;
    Map<String, String> body = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("csp-report") && value == JsonToken.START_OBJECT) {
        bodies.add(texts(parser));
      } else if (name.equals("body") && value == JsonToken.START_OBJECT) {
        body = texts(parser);
      } else if (name.equals("type") && value == JsonToken.VALUE_STRING) {
        type = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    if (body != null && "csp-violation".equals(type)) {
      bodies.add(body);
    }
  }

  private static Map<String, String> texts(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        texts.put(name, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    return texts;
  }
}
