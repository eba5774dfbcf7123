package glossary.sidecar.glossary;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.util.List;

/** Reads of the glossary's entries. */
public final class GlossaryHandler {
  private final GlossarySource source;

  public GlossaryHandler(GlossarySource source) {
    this.source = source;
  }

  /** {@code GET /api/glossary}: an array of entries by ascending id. */
  public Response list(Request request) {
    EntryFilter filter = EntryParameters.filter(request);
    int skip = request.integer("skip", 0, 0, Integer.MAX_VALUE);
    int limit = request.integer("limit", 100, 1, 1000);
    List<Entry> entries = source.list(filter, skip, limit);
    return answer(out -> writeAll(entries, out));
  }

  /** {@code GET /api/glossary/count}. */
  public Response count(Request request) {
    long total = source.count(EntryParameters.filter(request));
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
    Entry entry = source.entry(id).orElseThrow(EntryParameters::notFound);
    return answer(entry);
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
