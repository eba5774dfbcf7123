package glossary.sidecar.glossary;

import glossary.sidecar.http.JsonBody;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;

/** Changes the glossary's entries. */
public final class GlossaryEditHandler {
  private final EntryWriter writer;
  private final EntryListener listener;

  public GlossaryEditHandler(SqliteSource source, EntryListener listener, Clock clock) {
    this.writer = new EntryWriter(source, new WriteClock(clock));
    this.listener = listener;
  }

  /** {@code POST /api/glossary}: 201 with the entry. */
  public Response create(Request request) {
    Entry entry = writer.create(EntryBody.ofNew(JsonBody.object(request)));
    listener.entryChanged(entry.id());
    return Response.json(201, entry).with("Location", "/api/glossary/" + entry.id());
  }

  /** {@code PUT /api/glossary/{id}}: changes the fields that are sent. */
  public Response update(Request request) {
    long id = request.id("id");
    Entry entry = writer.update(id, EntryBody.ofChange(JsonBody.object(request)));
    listener.entryChanged(id);
    return Response.json(200, entry);
  }

  /** {@code DELETE /api/glossary/{id}}: 204. */
  public Response delete(Request request) {
    long id = request.id("id");
    writer.delete(id);
    listener.entryChanged(id);
    return Response.empty(204);
  }

  /**
   * {@code POST /api/glossary/bulk-update}: sets the validation status of many. Ids that are not
   * there are passed over. No search shows this status, so nobody is told.
   */
  public Response bulkUpdate(Request request) {
    List<Long> ids = ids(request);
    String status =
        request
            .choice("validation_status", Vocabulary.VALIDATION_STATUSES)
            .orElseThrow(() -> Problem.parameter("validation_status", "is required"));
    int updated = writer.setValidationStatus(ids, status);
    return Response.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("message", "Updated " + updated + " entries to " + status + ".");
          out.writeNumberField("updated_count", updated);
          out.writeStringField("validation_status", status);
          out.writeEndObject();
        });
  }

  private static List<Long> ids(Request request) {
    TreeSet<Long> ids = new TreeSet<>();
    for (String id : request.query().getOrDefault("entry_ids", List.of())) {
      try {
        ids.add(Long.parseLong(id.strip()));
      } catch (NumberFormatException notANumber) {
        throw Problem.parameter("entry_ids", "must be whole numbers");
      }
    }
    if (ids.isEmpty()) {
      throw Problem.parameter("entry_ids", "is required");
    }
    return List.copyOf(ids);
  }
}
