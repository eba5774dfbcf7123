package glossary.sidecar.relationships;

import glossary.sidecar.glossary.Tables;
import glossary.sidecar.http.Json;
import glossary.sidecar.http.JsonBody;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.time.Clock;
import java.util.List;

/** Answers {@code /api/relationships/*}. */
public final class RelationshipHandler {
  /** Deeper pages would need memory for everything before them. */
  private static final int DEEPEST_OFFSET = 100_000;

  private final Relationships relationships;
  private final RelationshipEdits edits;
  private final GraphWalk graphs;

  /**
   * @param clock gives the times that are stored
   */
  public RelationshipHandler(Tables tables, Clock clock) {
    this.relationships = new Relationships(tables);
    this.edits = new RelationshipEdits(tables, clock);
    this.graphs = new GraphWalk(tables, relationships);
  }

  /** {@code GET /api/relationships/}: an array, most confident first. */
  public Response list(Request request) {
    RelationshipFilter filter = filter(request);
    int limit = request.integer("limit", 100, 1, 1000);
    int offset = request.integer("offset", 0, 0, DEEPEST_OFFSET);
    List<Relationship> found = relationships.list(filter, offset, limit);
    return answer(
        out -> {
          out.writeStartArray();
          for (Relationship relationship : found) {
            relationship.writeTo(out);
          }
          out.writeEndArray();
        });
  }

  /** {@code POST /api/relationships/}. */
  public Response create(Request request) {
    long id = edits.create(RelationshipBody.created(JsonBody.object(request)));
    return Response.json(201, find(id)).with("Location", "/api/relationships/" + id);
  }

  /** {@code GET /api/relationships/{id}}. */
  public Response show(Request request) {
    return answer(find(request.id("id")));
  }

  /** {@code PUT /api/relationships/{id}}: any subset of the fields. */
  public Response update(Request request) {
    long id = request.id("id");
    edits.update(id, RelationshipBody.changed(JsonBody.object(request)));
    return Response.json(200, find(id));
  }

  /** {@code DELETE /api/relationships/{id}}. */
  public Response delete(Request request) {
    edits.delete(request.id("id"));
    return Response.empty(204);
  }

  /** {@code GET /api/relationships/graph/data}. */
  public Response graph(Request request) {
    return answer(
        graphs.graph(
            new GraphRequest(
                Parameters.ids(request, "term_ids"),
                Parameters.texts(request, "relation_types", RelationshipBody.LONGEST_TYPE),
                Parameters.share(request, "min_confidence").orElse(0.5),
                Parameters.truth(request, "validated_only", false),
                request.integer("max_depth", 2, 1, 5))));
  }

  /** {@code GET /api/relationships/stats/overview}. */
  public Response overview(Request request) {
    return answer(relationships.figures());
  }

  private Relationship find(long id) {
    return relationships.find(id).orElseThrow(RelationshipEdits::notFound);
  }

  private static RelationshipFilter filter(Request request) {
    return new RelationshipFilter(
        Parameters.id(request, "term_id").map(List::of).orElse(null),
        Parameters.id(request, "source_term_id").orElse(null),
        Parameters.id(request, "target_term_id").orElse(null),
        request.optional("relation_type").map(List::of).orElse(List.of()),
        Parameters.share(request, "min_confidence").orElse(null),
        request.choice("validated", RelationshipBody.STATUSES).orElse(null),
        false);
  }

  private static Response answer(Json value) {
    return Response.json(200, value).with("Cache-Control", "private, no-cache");
  }
}
