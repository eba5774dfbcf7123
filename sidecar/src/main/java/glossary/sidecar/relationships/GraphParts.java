package glossary.sidecar.relationships;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a walk has gathered of a graph. Bounded: a browser cannot lay out more, and neither an
 * answer's size nor the memory for it may depend on how well connected a stranger's glossary is.
 */
final class GraphParts {
  static final int MOST_NODES = 1_000;
  static final int MOST_EDGES = 5_000;

  private final Set<Long> nodes = new LinkedHashSet<>();
  private final Map<Long, Link> edges = new LinkedHashMap<>();
  private boolean truncated;

  GraphParts(Collection<Long> starts) {
    nodes.addAll(starts);
  }

  /**
   * @param links best first; those that have no room are left out
   * @return the nodes that came with them
   */
  Set<Long> add(List<Link> links) {
    Set<Long> added = new LinkedHashSet<>();
    for (Link link : links) {
      if (!edges.containsKey(link.id())) {
        add(link, added);
      }
    }
    return added;
  }

  /** In the order in which they were reached. */
  Set<Long> nodes() {
    return nodes;
  }

  List<Link> edges() {
    return new ArrayList<>(edges.values());
  }

  /** Whether something was left out. */
  boolean truncated() {
    return truncated;
  }

  private void add(Link link, Set<Long> added) {
    Set<Long> ends = new LinkedHashSet<>(List.of(link.source(), link.target()));
    ends.removeAll(nodes);
    if (edges.size() == MOST_EDGES || nodes.size() + ends.size() > MOST_NODES) {
      truncated = true;
      return;
    }
    edges.put(link.id(), link);
    nodes.addAll(ends);
    added.addAll(ends);
  }
}
