package glossary.sidecar.glossary;

import glossary.sidecar.http.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an entry that a caller sent, and gives its fields as the table stores them: values by
 * column name. Members of other names are ignored.
 */
final class EntryBody {
  private static final int MOST_TERM = 255;
  private static final int MOST_DOCUMENT = 500;

  /** Where the table takes no null. */
  private static final Set<String> REQUIRED =
      Set.of("term", "definitions", "language", "source", "validation_status", "sync_status");

  /** One field's value; empty if absent or null. */
  @FunctionalInterface
  private interface Field {
    Optional<String> of(JsonObject body, String name);
  }

  private static final Map<String, Field> FIELDS = fields();

  private EntryBody() {}

  /** A new entry: what is absent or null has the existing server's default. */
  static Map<String, String> ofNew(JsonObject body) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("source_document", null);
    values.put("domain_tags", null);
    values.put("source", "internal");
    values.put("validation_status", "pending");
    values.put("sync_status", "pending_sync");
    FIELDS.forEach((name, field) -> field.of(body, name).ifPresent(v -> values.put(name, v)));
    for (String required : List.of("term", "definitions", "language")) {
      if (!values.containsKey(required)) {
        throw body.wrong(required, "is required");
      }
    }
    return values;
  }

  /** Some fields of an entry: what is absent stays, null clears what may be empty. */
  static Map<String, String> ofChange(JsonObject body) {
    Map<String, String> values = new LinkedHashMap<>();
    FIELDS.forEach(
        (name, field) -> {
          if (body.has(name)) {
            values.put(name, changed(body, name, field));
          }
        });
    return values;
  }

  private static String changed(JsonObject body, String name, Field field) {
    Optional<String> value = field.of(body, name);
    if (value.isEmpty() && REQUIRED.contains(name)) {
      throw body.wrong(name, "must not be null");
    }
    return value.orElse(null);
  }

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("term", (body, name) -> text(body, name, 1, MOST_TERM));
    fields.put("definitions", DefinitionsBody::stored);
    fields.put("language", (body, name) -> body.choice(name, Vocabulary.LANGUAGES));
    fields.put("source", (body, name) -> body.choice(name, Vocabulary.SOURCES));
    fields.put("source_document", (body, name) -> text(body, name, 0, MOST_DOCUMENT));
    fields.put("domain_tags", TagsBody::stored);
    fields.put(
        "validation_status", (body, name) -> body.choice(name, Vocabulary.VALIDATION_STATUSES));
    fields.put("sync_status", (body, name) -> body.choice(name, Vocabulary.SYNC_STATUSES));
    return fields;
  }

  private static Optional<String> text(JsonObject body, String name, int least, int most) {
    Optional<String> text = body.optionalText(name, least, most);
    text.map(given -> least == 0 && given.isBlank() ? null : SoundText.fault(given))
        .ifPresent(
            fault -> {
              throw body.wrong(name, fault);
            });
    return text;
  }
}
