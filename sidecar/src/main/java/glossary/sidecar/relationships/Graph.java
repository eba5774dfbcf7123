package glossary.sidecar.relationships;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/**
 * Terms and the relationships between them.
 *
 * @param edges both ends of each are among the nodes
 * @param truncated whether there was more than is shown
 */
record Graph(List<GraphNode> nodes, List<Link> edges, int maxDepth, boolean truncated)
    implements Json {

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("nodes");
    for (GraphNode node : nodes) {
      node.writeTo(out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("edges");
    for (Link edge : edges) {
      writeEdge(edge, out);
    }
    out.writeEndArray();
    writeStatistics(out);
    writeWarnings(out);
    out.writeEndObject();
  }

  private static void writeEdge(Link edge, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", "edge-" + edge.id());
    out.writeNumberField("source", edge.source());
    out.writeNumberField("target", edge.target());
    out.writeStringField("type", edge.type());
    out.writeNumberField("weight", edge.confidence());
    out.writeStringField("label", edge.type());
    out.writeEndObject();
  }

  private void writeStatistics(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("stats");
    out.writeNumberField("node_count", nodes.size());
    out.writeNumberField("edge_count", edges.size());
    out.writeArrayFieldStart("relationship_types");
    for (String type : new TreeSet<>(edges.stream().map(Link::type).toList())) {
      out.writeString(type);
    }
    out.writeEndArray();
    out.writeNumberField(
        "avg_confidence", edges.stream().mapToDouble(Link::confidence).average().orElse(0));
    out.writeNumberField("max_depth", maxDepth);
    out.writeEndObject();
  }

  private void writeWarnings(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("warnings");
    if (truncated) {
      out.writeString(
          "The graph is larger than is shown (%d terms, %d relationships at most): start from some"
                  .formatted(GraphParts.MOST_NODES, GraphParts.MOST_EDGES)
              + " terms, raise min_confidence or lower max_depth.");
    }
    out.writeEndArray();
  }
}
