package glossary.sidecar.relationships;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.glossary.Timestamps;
import glossary.sidecar.http.Json;
import java.io.IOException;

/**
 * One relationship with the terms it connects.
 *
 * @param sourceTerm null if that entry was deleted
 * @param targetTerm null if that entry was deleted
 * @param confidence usually 0 to 1; zero if it is no number
 * @param evidence null if none
 * @param context null if none
 * @param extractionMethod null if none
 * @param validated pending, validated or rejected, unless others wrote another text
 * @param createdAt as stored, or null
 * @param updatedAt as stored, or null
 */
record Relationship(
    long id,
    long sourceTermId,
    String sourceTerm,
    long targetTermId,
    String targetTerm,
    String relationType,
    double confidence,
    String evidence,
    String context,
    String extractionMethod,
    String validated,
    String createdAt,
    String updatedAt)
    implements Json {

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("id", id);
    out.writeNumberField("source_term_id", sourceTermId);
    out.writeStringField("source_term", sourceTerm);
    out.writeNumberField("target_term_id", targetTermId);
    out.writeStringField("target_term", targetTerm);
    out.writeStringField("relation_type", relationType);
    out.writeNumberField("confidence", confidence);
    out.writeStringField("evidence", evidence);
    out.writeStringField("context", context);
    out.writeStringField("extraction_method", extractionMethod);
    out.writeStringField("validated", validated);
    out.writeStringField("created_at", Timestamps.iso(createdAt));
    out.writeStringField("updated_at", Timestamps.iso(updatedAt));
    out.writeEndObject();
  }
}
