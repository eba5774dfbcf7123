package glossary.sidecar.search;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.util.List;

/** The answer to one full-text search. */
public record PageJson(
    SearchRequest request, SearchPage page, List<String> warnings, long elapsedNanos)
    implements Json {

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("query", Texts.wellFormed(request.query().text()));
    out.writeNumberField("total_results", page.total());
    out.writeStringField("total_relation", page.totalExact() ? "eq" : "gte");
    out.writeArrayFieldStart("results");
    for (SearchHit hit : page.hits()) {
      hit.writeTo(out);
    }
    out.writeEndArray();
    writeFilters(out);
    writeText(out, "did_you_mean", page.didYouMean());
    out.writeNumberField("took_ms", Math.round(elapsedNanos / 10_000.0) / 100.0);
    out.writeArrayFieldStart("warnings");
    for (String warning : warnings) {
      out.writeString(warning);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void writeFilters(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("filters_applied");
    writeText(out, "language", request.language());
    writeText(out, "domain", request.domain());
    out.writeNumberField("limit", request.limit());
    out.writeNumberField("offset", request.offset());
    out.writeEndObject();
  }

  private static void writeText(JsonGenerator out, String name, String text) throws IOException {
    out.writeStringField(name, text == null ? null : Texts.wellFormed(text));
  }
}
