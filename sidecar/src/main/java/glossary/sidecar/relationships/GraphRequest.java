package glossary.sidecar.relationships;

import java.util.List;

/**
 * Which part of the graph is wanted.
 *
 * @param starts entries to start from; empty for all relationships
 * @param types of relationships to follow; empty for all
 * @param leastConfidence of relationships to follow, inclusive
 * @param maxDepth how many relationships a term may be away from a start
 */
record GraphRequest(
    List<Long> starts,
    List<String> types,
    double leastConfidence,
    boolean validatedOnly,
    int maxDepth) {

  RelationshipFilter filter() {
    return new RelationshipFilter(
        null, null, null, types, leastConfidence, validatedOnly ? "validated" : null, true);
  }
}
