package glossary.sidecar.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the JSON that a caller sends. Depth, texts, numbers and names are bounded, whatever the
 * body's size limit is.
 */
public final class JsonBody {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(1 << 20)
                  .maxNumberLength(100)
                  .maxNameLength(200)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonBody() {}

  /**
   * The one JSON object of the body.
   *
   * @throws Problem 415 for another media type, 413 for too much, 422 for what is no JSON object
   */
  public static JsonObject object(Request request) {
    if (!mediaType(request).equals("application/json") || !isUtf8(request)) {
      throw new Problem(415, "Send JSON in UTF-8, with the header Content-Type: application/json.");
    }
    RequestBody body = request.body();
    try (Reader in = new InputStreamReader(body.stream(), StandardCharsets.UTF_8.newDecoder());
        JsonParser parser = FACTORY.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Problem.at(List.of("body"), "must be one JSON object");
      }
      Map<String, Object> members = members(parser, body);
      if (parser.nextToken() != null) {
        throw Problem.at(List.of("body"), "must be one JSON object and nothing after it");
      }
      return new JsonObject(List.of("body"), members);
    } catch (JsonProcessingException malformed) {
      throw Problem.at(List.of("body"), "is not valid JSON" + position(malformed));
    } catch (CharacterCodingException malformed) {
      throw new Problem(400, "The body must be UTF-8.");
    } catch (IOException lost) {
      throw new Problem(400, "The body could not be read.");
    }
  }

  /** Lower case, without parameters; empty if none is sent. */
  private static String mediaType(Request request) {
    String type = request.header("Content-Type");
    if (type == null) {
      return "";
    }
    int parameters = type.indexOf(';');
    String essence = parameters < 0 ? type : type.substring(0, parameters);
    return essence.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether no other character set is named; JSON has but one. */
  private static boolean isUtf8(Request request) {
    for (String parameter : request.header("Content-Type").split(";", 0)) {
      String text = parameter.strip().toLowerCase(Locale.ROOT);
      if (text.startsWith("charset=") && !text.replace("\"", "").equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }

  private static String position(JsonProcessingException malformed) {
    return malformed.getLocation() == null
        ? ""
        : " (line %d, column %d)"
            .formatted(malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
  }

  private static Map<String, Object> members(JsonParser parser, RequestBody body)
      throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser, name, body));
    }
    return members;
  }

  private static Object value(JsonParser parser, String member, RequestBody body)
      throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser, body);
      case START_ARRAY -> items(parser, member, body);
      case VALUE_STRING -> text(parser, member, body);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> null;
    };
  }

  private static String text(JsonParser parser, String member, RequestBody body)
      throws IOException {
    String text = parser.getText();
    body.read(member, text);
    return text;
  }

  private static Object integer(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) parser.getDoubleValue()
        : (Object) parser.getLongValue();
  }

  private static List<Object> items(JsonParser parser, String member, RequestBody body)
      throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, member, body));
    }
    return items;
  }
}
