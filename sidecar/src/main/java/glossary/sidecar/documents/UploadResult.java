package glossary.sidecar.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * What became of one file of a batch.
 *
 * @param filename as it is listed
 * @param document null if it was not taken
 * @param error why not, or null
 */
record UploadResult(String filename, Document document, String error) {

  boolean success() {
    return document != null;
  }

  /** With the existing server's fields. */
  static void write(List<UploadResult> results, JsonGenerator out) throws IOException {
    long successful = results.stream().filter(UploadResult::success).count();
    out.writeStartObject();
    out.writeNumberField("total_files", results.size());
    out.writeNumberField("successful", successful);
    out.writeNumberField("failed", results.size() - successful);
    out.writeArrayFieldStart("results");
    for (UploadResult result : results) {
      result.writeTo(out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("filename", filename);
    out.writeBooleanField("success", success());
    out.writeFieldName("document");
    if (success()) {
      document.writeTo(out);
    } else {
      out.writeNull();
    }
    out.writeStringField("error", error);
    out.writeEndObject();
  }
}
