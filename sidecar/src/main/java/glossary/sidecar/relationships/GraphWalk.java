package glossary.sidecar.relationships;

import glossary.sidecar.glossary.TableQuery;
import glossary.sidecar.glossary.Tables;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the graph breadth first from the given terms, along relationships in both directions, the
 * most confident first. Without given terms it takes the most confident relationships of all.
 */
final class GraphWalk {
  private static final String ENTRIES = "glossary_entries";

  private final Tables tables;
  private final Relationships relationships;

  GraphWalk(Tables tables, Relationships relationships) {
    this.tables = tables;
    this.relationships = relationships;
  }

  Graph graph(GraphRequest request) {
    GraphParts parts = new GraphParts(request.starts());
    if (request.starts().isEmpty()) {
      parts.add(best(request.filter(), parts));
    } else {
      walk(request, parts);
    }
    return whole(request, parts);
  }

  private void walk(GraphRequest request, GraphParts parts) {
    Set<Long> frontier = Set.copyOf(parts.nodes());
    for (int depth = 0; depth < request.maxDepth() && !frontier.isEmpty(); depth++) {
      frontier = parts.add(best(request.filter().of(frontier), parts));
    }
  }

  /**
   * Enough to fill the graph, even if it has some of these already, and to tell if it overflows.
   */
  private List<Link> best(RelationshipFilter filter, GraphParts parts) {
    return relationships.best(filter, 0, GraphParts.MOST_EDGES + parts.edges().size() + 1);
  }

  /** Terms may have been deleted since they were reached, and given terms may never have been. */
  private Graph whole(GraphRequest request, GraphParts parts) {
    Map<Long, GraphNode> found = entries(parts.nodes());
    List<GraphNode> nodes =
        parts.nodes().stream().map(found::get).filter(Objects::nonNull).toList();
    Set<Long> ids = new HashSet<>(found.keySet());
    List<Link> edges =
        parts.edges().stream()
            .filter(edge -> ids.contains(edge.source()) && ids.contains(edge.target()))
            .toList();
    return new Graph(nodes, edges, request.maxDepth(), parts.truncated());
  }

  private Map<Long, GraphNode> entries(Collection<Long> ids) {
    Map<Long, GraphNode> found = new HashMap<>();
    tables.walk(
        ENTRIES,
        columns -> Optional.of(TableQuery.byId(sql(columns), ids, GraphNode::read)),
        rows -> {
          rows.forEach(node -> found.put(node.id(), node));
          return true;
        });
    return found;
  }

  /** Definitions that are no JSON array count as one. */
  private static String sql(Set<String> columns) {
    String language = columns.contains("language") ? "substr(language, 1, 50)" : "NULL";
    return "SELECT id, substr(term, 1, 500), "
        + language
        + ", CASE"
        + " WHEN trim(coalesce(CAST(definitions AS TEXT), '')) = '' THEN 0"
        + " WHEN NOT json_valid(CAST(definitions AS TEXT)) THEN 1"
        + " WHEN json_type(CAST(definitions AS TEXT)) = 'array'"
        + " THEN json_array_length(CAST(definitions AS TEXT))"
        + " ELSE 1 END FROM "
        + ENTRIES;
  }
}
