package glossary.agent.servers;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Routes of several templates, one within the other; remembered, so that a request makes no new
 * string.
 */
final class NestedTemplates {
  private final int most;
  private final AtomicInteger remembered = new AtomicInteger();
  private final Place root = new Place("");

  /**
   * @param most how many routes are remembered; more are made anew each time
   */
  NestedTemplates(int most) {
    this.most = most;
  }

  /** Where all templates begin, with an empty route. */
  Place root() {
    return root;
  }

  /** The end of a route so far. */
  final class Place {
    final String route;
    private final ConcurrentHashMap<String, Place> within = new ConcurrentHashMap<String, Place>();

    private Place(String route) {
      this.route = route;
    }

    /**
     * @param template such as {@code /orders/{id}}, with or without its first slash; of {@code /}
     *     and of an empty one nothing is left
     */
    Place within(String template) {
      Place known = within.get(template);
      if (known != null) {
        return known;
      }
      Place made = new Place(join(template));
      if (remembered.get() < most && within.putIfAbsent(template, made) == null) {
        remembered.incrementAndGet();
      }
      return made;
    }

    private String join(String template) {
      String end = template.endsWith("/") ? template.substring(0, template.length() - 1) : template;
      return end.isEmpty() || end.charAt(0) == '/' ? route + end : route + '/' + end;
    }
  }
}
