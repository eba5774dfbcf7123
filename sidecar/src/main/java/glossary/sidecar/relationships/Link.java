package glossary.sidecar.relationships;

import java.util.Comparator;

/** The bare relationship: what sorting and walking a graph need. */
record Link(long id, long source, long target, String type, double confidence) {
  /** Most confident first, ties by ascending id. */
  static final Comparator<Link> BEST_FIRST =
      Comparator.comparingDouble(Link::confidence).reversed().thenComparingLong(Link::id);
}
