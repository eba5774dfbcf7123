package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads of the glossary's entries. */
public final class GlossaryHandler {
  private static final Set<String> LANGUAGES = Set.of("en", "de");
  private static final Set<String> SOURCES =
      Set.of("internal", "NAMUR", "DIN", "ASME", "IEC", "IATE");
  private static final Set<String> STATUSES = Set.of("pending", "validated", "rejected");

  private final GlossarySource source;

  public GlossaryHandler(GlossarySource source) {
    this.source = source;
  }

  /** {@code GET /api/glossary}: an array of entries by ascending id. */
  public Response list(Request request) {
    EntryFilter filter = filter(request);
    int skip = request.integer("skip", 0, 0, Integer.MAX_VALUE);
    int limit = request.integer("limit", 100, 1, 1000);
    List<Entry> entries = source.list(filter, skip, limit);
    return answer(out -> writeAll(entries, out));
  }

  /** {@code GET /api/glossary/count}. */
  public Response count(Request request) {
    long total = source.count(filter(request));
    return answer(
        out -> {
          out.writeStartObject();
          out.writeNumberField("total", total);
          out.writeEndObject();
        });
  }

  /** {@code GET /api/glossary/{id}}. */
  public Response show(Request request) {
    long id = request.id("id");
    Entry entry =
        source
            .entry(id)
            .orElseThrow(() -> new Problem(404, "Entry not found: there is none with this id."));
    return answer(entry);
  }

  private static EntryFilter filter(Request request) {
    return new EntryFilter(
        request.choice("language", LANGUAGES).orElse(null),
        request.choice("source", SOURCES).orElse(null),
        request.choice("validation_status", STATUSES).orElse(null));
  }

  private static void writeAll(List<Entry> entries, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Entry entry : entries) {
      entry.writeTo(out);
    }
    out.writeEndArray();
  }

  private static Response answer(Json value) {
    return Response.json(200, value).with("Cache-Control", "private, no-cache");
  }
}
