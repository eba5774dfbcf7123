package glossary.sidecar.relationships;

import glossary.sidecar.http.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes a body that a caller sent into values by column. Refuses with 422, naming the member. */
final class RelationshipBody {
  static final Set<String> STATUSES = Set.of("pending", "validated", "rejected");
  static final int LONGEST_TYPE = 50;

  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_METHOD = 50;

  private RelationshipBody() {}

  /** All columns but the times. */
  static Map<String, Object> created(JsonObject body) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("source_term_id", required(body, "source_term_id"));
    values.put("target_term_id", required(body, "target_term_id"));
    values.put("relation_type", body.text("relation_type", 1, LONGEST_TYPE));
    values.put("confidence", body.number("confidence", 0, 1).orElse(0.5));
    values.put("evidence", body.optionalText("evidence", 0, LONGEST_TEXT).orElse(null));
    values.put("context", body.optionalText("context", 0, LONGEST_TEXT).orElse(null));
    values.put(
        "extraction_method",
        body.optionalText("extraction_method", 0, LONGEST_METHOD).orElse(null));
    values.put("validated", "pending");
    return values;
  }

  /**
   * The columns that are to change. Null empties a text that may be absent, and else is nothing.
   */
  static Map<String, Object> changed(JsonObject body) {
    Map<String, Object> values = new LinkedHashMap<>();
    body.wholeNumber("source_term_id").ifPresent(id -> values.put("source_term_id", id));
    body.wholeNumber("target_term_id").ifPresent(id -> values.put("target_term_id", id));
    body.optionalText("relation_type", 1, LONGEST_TYPE)
        .ifPresent(type -> values.put("relation_type", type));
    body.number("confidence", 0, 1).ifPresent(number -> values.put("confidence", number));
    text(body, values, "evidence", LONGEST_TEXT);
    text(body, values, "context", LONGEST_TEXT);
    text(body, values, "extraction_method", LONGEST_METHOD);
    body.choice("validated", STATUSES).ifPresent(status -> values.put("validated", status));
    return values;
  }

  private static long required(JsonObject body, String name) {
    return body.wholeNumber(name).orElseThrow(() -> body.wrong(name, "is required"));
  }

  private static void text(JsonObject body, Map<String, Object> values, String name, int longest) {
    if (body.has(name)) {
      values.put(name, body.optionalText(name, 0, longest).orElse(null));
    }
  }
}
