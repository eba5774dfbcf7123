package glossary.agent.requests;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Routes from a context path and the pattern that a request has matched; remembered, so that a
 * request makes no new string.
 */
public final class RouteNames {
  /** A request that matched nothing, or was not found. */
  public static final String UNMATCHED = "unmatched";

  private static final int MOST_PREFIXES = 100;
  private static final int MOST_PATTERNS = 1000;

  private final ConcurrentHashMap<String, ConcurrentHashMap<String, String>> byPrefix =
      new ConcurrentHashMap<String, ConcurrentHashMap<String, String>>();

  /**
   * @param prefix a context path, empty for none
   * @param pattern of a servlet or a framework, such as {@code /orders/{id}}, {@code *.do} or
   *     {@code /}; null if there is none
   */
  public String of(String prefix, String pattern) {
    if (pattern == null) {
      return UNMATCHED;
    }
    String before = prefix == null ? "" : prefix;
    ConcurrentHashMap<String, String> routes = byPrefix.get(before);
    if (routes == null) {
      if (byPrefix.size() >= MOST_PREFIXES) {
        return UNMATCHED;
      }
      byPrefix.putIfAbsent(before, new ConcurrentHashMap<String, String>());
      routes = byPrefix.get(before);
    }
    String route = routes.get(pattern);
    return route != null ? route : remember(routes, before, pattern);
  }

  private static String remember(
      ConcurrentHashMap<String, String> routes, String prefix, String pattern) {
    String route = join(prefix, pattern);
    if (routes.size() < MOST_PATTERNS) {
      routes.put(pattern, route);
    }
    return route;
  }

  private static String join(String prefix, String pattern) {
    if (pattern.isEmpty()) {
      return prefix + "/";
    }
    if (pattern.equals("/")) {
      return prefix + "/*";
    }
    return pattern.charAt(0) == '/' ? prefix + pattern : prefix + "/" + pattern;
  }
}
