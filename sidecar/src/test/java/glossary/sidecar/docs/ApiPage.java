package glossary.sidecar.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An OpenAPI description as a page of HTML without scripts, for people. All text is escaped. */
final class ApiPage {
  private static final List<String> METHODS = List.of("get", "post", "put", "delete");

  private final JsonNode api;
  private final StringBuilder out = new StringBuilder();

  private ApiPage(JsonNode api) {
    this.api = api;
  }

  static String of(JsonNode api) {
    ApiPage page = new ApiPage(api);
    page.write();
    return page.out.toString();
  }

  private void write() {
    String title = escaped(api.at("/info/title").asText());
    line("<!doctype html>");
    line("<html lang=\"en\">");
    line("<meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line("<title>" + title + ": API</title>");
    line("<link rel=\"stylesheet\" href=\"@PATH@/api.css\">");
    line("<h1>" + title + " " + escaped(api.at("/info/version").asText()) + "</h1>");
    text(api.at("/info/description"));
    line("<p>The same for programs: <a href=\"/openapi.yaml\">openapi.yaml</a>.</p>");
    line("<nav>");
    for (JsonNode tag : api.get("tags")) {
      String name = escaped(tag.get("name").asText());
      line("<a href=\"#" + name + "\">" + name + "</a>");
    }
    line("<a href=\"#schemas\">schemas</a>");
    line("</nav>");
    api.get("tags").forEach(this::tag);
    line("<h2 id=\"schemas\">Schemas</h2>");
    api.at("/components/schemas").properties().forEach(this::schema);
  }

  private void tag(JsonNode tag) {
    String name = tag.get("name").asText();
    line("<h2 id=\"" + escaped(name) + "\">" + escaped(name) + "</h2>");
    text(tag.path("description"));
    for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
      for (String method : METHODS) {
        JsonNode operation = path.getValue().path(method);
        if (operation.path("tags").path(0).asText().equals(name)) {
          operation(method, path.getKey(), path.getValue(), operation);
        }
      }
    }
  }

  private void operation(String method, String path, JsonNode shared, JsonNode operation) {
    line("<details id=\"" + escaped(operation.get("operationId").asText()) + "\">");
    line(
        "<summary><code><span class=\"method\">%s</span> %s</code><span class=\"muted\">%s</span></summary>"
            .formatted(
                method.toUpperCase(Locale.ROOT),
                escaped(path),
                escaped(operation.path("summary").asText())));
    text(operation.path("description"));
    if (operation.path("security").toString().equals("[{\"bearer\":[]}]")) {
      line("<p class=\"muted\">Needs a token: <code>Authorization: Bearer …</code></p>");
    }
    List<List<String>> parameters = new ArrayList<>();
    shared.path("parameters").forEach(each -> parameters.add(parameter(resolved(each))));
    operation.path("parameters").forEach(each -> parameters.add(parameter(resolved(each))));
    table("Parameters", List.of("name", "in", "type", "meaning"), parameters);
    JsonNode body = resolved(operation.path("requestBody"));
    table("Body", List.of("media type", "schema"), contents(body));
    List<List<String>> responses = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : operation.path("responses").properties()) {
      JsonNode response = resolved(each.getValue());
      List<String> schemas = new ArrayList<>();
      contents(response).forEach(content -> schemas.add(content.get(0) + " " + content.get(1)));
      responses.add(
          List.of(
              "<code>" + escaped(each.getKey()) + "</code>",
              prose(response.path("description").asText()),
              String.join("<br>", schemas)));
    }
    table("Answers", List.of("status", "meaning", "content"), responses);
    line("</details>");
  }

  private List<String> parameter(JsonNode parameter) {
    String required = parameter.path("required").asBoolean() ? " (required)" : "";
    return List.of(
        "<code>" + escaped(parameter.path("name").asText()) + "</code>" + required,
        escaped(parameter.path("in").asText()),
        type(parameter.path("schema")),
        prose(parameter.path("description").asText()));
  }

  private List<List<String>> contents(JsonNode owner) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> content : owner.path("content").properties()) {
      rows.add(
          List.of(
              "<code>" + escaped(content.getKey()) + "</code>",
              type(content.getValue().path("schema"))));
    }
    return rows;
  }

  private void schema(Map.Entry<String, JsonNode> named) {
    String name = escaped(named.getKey());
    JsonNode schema = named.getValue();
    line("<details id=\"schema-" + name + "\">");
    line(
        "<summary><code>"
            + name
            + "</code><span class=\"muted\">"
            + type(schema)
            + "</span></summary>");
    text(schema.path("description"));
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String mark = required.contains(property.getKey()) ? "" : " (optional)";
      rows.add(
          List.of(
              "<code>" + escaped(property.getKey()) + "</code>" + mark,
              type(property.getValue()),
              prose(property.getValue().path("description").asText())));
    }
    table("", List.of("field", "type", "meaning"), rows);
    line("</details>");
  }

  /** In a few words, with a link where it has a name. */
  private String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = escaped(schema.get("$ref").asText().replaceAll(".*/", ""));
      return "<a href=\"#schema-" + name + "\">" + name + "</a>";
    }
    if (schema.has("enum")) {
      List<String> values = new ArrayList<>();
      schema.get("enum").forEach(each -> values.add("<code>" + escaped(each.asText()) + "</code>"));
      return String.join(", ", values);
    }
    for (String any : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.has(any)) {
        List<String> types = new ArrayList<>();
        schema.get(any).forEach(each -> types.add(type(each)));
        return String.join(any.equals("allOf") ? " and " : " or ", types);
      }
    }
    if (schema.path("type").asText().equals("array")) {
      return "list of " + type(schema.path("items"));
    }
    List<String> names = new ArrayList<>();
    if (schema.path("type").isArray()) {
      schema.get("type").forEach(each -> names.add(escaped(each.asText())));
    } else {
      names.add(escaped(schema.path("type").asText()));
    }
    String limits =
        range(schema)
            + (schema.has("default") ? ", default " + escaped(schema.get("default").asText()) : "");
    return String.join(" or ", names) + limits;
  }

  private static String range(JsonNode schema) {
    String least = schema.path("minimum").asText(schema.path("minLength").asText());
    String most = schema.path("maximum").asText(schema.path("maxLength").asText());
    if (least.isEmpty() && most.isEmpty()) {
      return "";
    }
    return " ("
        + (least.isEmpty() ? "" : "from " + least)
        + (most.isEmpty() ? "" : " to " + most)
        + ")";
  }

  private void table(String title, List<String> heading, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    if (!title.isEmpty()) {
      line("<h3>" + title + "</h3>");
    }
    line("<div class=\"wide\"><table>");
    line("<tr><th>" + String.join("<th>", heading));
    rows.forEach(row -> line("<tr><td>" + String.join("<td>", row)));
    line("</table></div>");
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
  }

  private void text(JsonNode description) {
    if (!description.isMissingNode()) {
      line("<p>" + prose(description.asText()) + "</p>");
    }
  }

  /** What stands between backticks is code. */
  private static String prose(String text) {
    return escaped(text).replaceAll("`([^`]+)`", "<code>$1</code>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
