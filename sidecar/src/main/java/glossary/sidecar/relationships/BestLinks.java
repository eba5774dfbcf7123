package glossary.sidecar.relationships;

import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best of many. */
final class BestLinks {
  private final int most;
  private final PriorityQueue<Link> worstFirst = new PriorityQueue<>(Link.BEST_FIRST.reversed());

  BestLinks(int most) {
    this.most = most;
  }

  void add(Link link) {
    if (worstFirst.size() < most) {
      worstFirst.add(link);
    } else if (Link.BEST_FIRST.compare(link, worstFirst.element()) < 0) {
      worstFirst.remove();
      worstFirst.add(link);
    }
  }

  /** Below this confidence none is kept any more. */
  double least() {
    return worstFirst.size() < most ? Double.NEGATIVE_INFINITY : worstFirst.element().confidence();
  }

  List<Link> bestFirst() {
    return worstFirst.stream().sorted(Link.BEST_FIRST).toList();
  }
}
