package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One entry as a row of a table. */
final class ExportRow {
  /** The existing server's, in its order. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "term",
          "definition",
          "all_definitions",
          "language",
          "source",
          "source_document",
          "validation_status",
          "sync_status",
          "domain_tags",
          "creation_date",
          "updated_at");

  private static final JsonFactory JSON = new JsonFactory();

  private ExportRow() {}

  /** The texts of all columns but the id; nothing is the empty text. */
  static List<String> texts(Entry entry) {
    DefinitionTexts definitions = DefinitionTexts.of(entry.definitions());
    return List.of(
        entry.term(),
        definitions.primary(),
        String.join(" | ", definitions.all()),
        entry.language(),
        entry.source(),
        orEmpty(entry.sourceDocument()),
        entry.validationStatus(),
        entry.syncStatus(),
        String.join(", ", tags(entry.domainTags())),
        orEmpty(Timestamps.iso(entry.creationDate())),
        orEmpty(Timestamps.iso(entry.updatedAt())));
  }

  private static List<String> tags(String json) {
    List<String> tags = new ArrayList<>();
    if (json == null) {
      return tags;
    }
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.VALUE_STRING) {
        tags.add(SoundText.mended(in.getText()));
      }
    } catch (IOException notAsPromised) {
      // what was read until here is good
    }
    return tags;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
