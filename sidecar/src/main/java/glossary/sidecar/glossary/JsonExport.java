package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An array of objects with the columns as keys. What the flat formats join is a list here, so that
 * nothing is lost.
 */
final class JsonExport {
  private JsonExport() {}

  static void write(EntryCursor entries, OutputStream out) throws IOException {
    JsonArray.write(entries, JsonExport::write, out);
  }

  private static void write(Entry entry, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("id", entry.id());
    out.writeStringField("term", entry.term());
    out.writeStringField("definition", DefinitionTexts.of(entry.definitions()).primary());
    out.writeFieldName("all_definitions");
    out.writeRawValue(entry.definitions());
    out.writeStringField("language", entry.language());
    out.writeStringField("source", entry.source());
    out.writeStringField("source_document", entry.sourceDocument());
    out.writeStringField("validation_status", entry.validationStatus());
    out.writeStringField("sync_status", entry.syncStatus());
    out.writeFieldName("domain_tags");
    out.writeRawValue(entry.domainTags() == null ? "null" : entry.domainTags());
    out.writeStringField("creation_date", Timestamps.iso(entry.creationDate()));
    out.writeStringField("updated_at", Timestamps.iso(entry.updatedAt()));
    out.writeEndObject();
  }
}
