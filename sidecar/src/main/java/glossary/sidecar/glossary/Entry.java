package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;

/**
 * One glossary entry as the source holds it.
 *
 * @param definitions JSON text of an array of {@code {"text", "source_doc_id", "is_primary"}};
 *     always a valid array
 * @param language {@code en} or {@code de} in the existing schema, any short tag elsewhere
 * @param sourceDocument null if none
 * @param domainTags JSON text of an array of strings; null if none
 * @param creationDate as stored, usually {@code 2025-10-19 14:30:00.000000} in UTC
 * @param updatedAt as stored; whole seconds, and raw SQL of others does not touch it
 */
public record Entry(
    long id,
    String term,
    String definitions,
    String language,
    String source,
    String sourceDocument,
    String domainTags,
    String validationStatus,
    String syncStatus,
    String creationDate,
    String updatedAt)
    implements Json {

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("id", id);
    out.writeStringField("term", term);
    out.writeFieldName("definitions");
    out.writeRawValue(definitions);
    out.writeStringField("language", language);
    out.writeStringField("source", source);
    out.writeStringField("source_document", sourceDocument);
    out.writeFieldName("domain_tags");
    if (domainTags == null) {
      out.writeNull();
    } else {
      out.writeRawValue(domainTags);
    }
    out.writeStringField("validation_status", validationStatus);
    out.writeStringField("sync_status", syncStatus);
    out.writeStringField("creation_date", Timestamps.iso(creationDate));
    out.writeStringField("updated_at", Timestamps.iso(updatedAt));
    out.writeEndObject();
  }
}
