package glossary.sidecar.glossary;

import glossary.sidecar.http.JsonObject;
import java.util.List;
import java.util.Optional;

/** Checks the definitions of an entry that a caller sent. */
final class DefinitionsBody {
  private DefinitionsBody() {}

  /**
   * As the existing server stores them. If the caller calls none the primary one, the first is.
   *
   * @return empty if absent or null
   */
  static Optional<String> stored(JsonObject body, String name) {
    return body.objects(name).map(definitions -> stored(body, name, definitions));
  }

  private static String stored(JsonObject body, String name, List<JsonObject> definitions) {
    if (definitions.isEmpty()) {
      throw body.wrong(name, "must have at least one definition");
    }
    boolean chosen = definitions.stream().anyMatch(d -> d.truth("is_primary").orElse(false));
    return StoredJson.array(
        body,
        name,
        out -> {
          boolean primary = !chosen;
          for (JsonObject definition : definitions) {
            out.writeStartObject();
            out.writeStringField("text", text(definition));
            Optional<Long> document = definition.wholeNumber("source_doc_id");
            if (document.isPresent()) {
              out.writeNumberField("source_doc_id", document.get());
            } else {
              out.writeNullField("source_doc_id");
            }
            out.writeBooleanField(
                "is_primary", primary || definition.truth("is_primary").orElse(false));
            out.writeEndObject();
            primary = false;
          }
        });
  }

  private static String text(JsonObject definition) {
    String text = definition.text("text", 1, StoredEntry.MOST_CHARACTERS);
    String fault = SoundText.fault(text);
    if (fault != null) {
      throw definition.wrong("text", fault);
    }
    return text;
  }
}
