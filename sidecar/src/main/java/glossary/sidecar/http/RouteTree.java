package glossary.sidecar.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Routes by the segments of their paths. Immutable once built. */
final class RouteTree {
  private final Node root = new Node();
  private final Map<String, Node> fixedPaths = new HashMap<>();

  RouteTree(List<Route> routes) {
    routes.forEach(this::add);
  }

  /**
   * @param path canonical
   */
  Match match(String method, String path) {
    Node fixed = fixedPaths.get(path);
    if (fixed != null) {
      return fixed.match(method, path);
    }
    Node node = path.length() < 2 ? null : root.find(path, 1);
    return node == null ? Match.NONE : node.match(method, path);
  }

  private void add(Route route) {
    String template = withoutTrailingSlash(route.template());
    Node node = root;
    boolean variable = false;
    for (String segment : segments(template)) {
      variable |= segment.startsWith("{");
      node = node.child(segment);
    }
    node.put(route);
    if (!variable) {
      fixedPaths.put(template, node);
    }
  }

  private static String withoutTrailingSlash(String template) {
    boolean cut = template.length() > 1 && template.endsWith("/");
    return cut ? template.substring(0, template.length() - 1) : template;
  }

  private static String[] segments(String path) {
    return path.equals("/") ? new String[0] : path.substring(1).split("/", -1);
  }

  /** One segment. The names of variables belong to the routes, not to the segment. */
  private static final class Node {
    private final Map<String, Node> fixed = new HashMap<>();
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private Node variable;
    private String allow;

    Node child(String segment) {
      if (!segment.startsWith("{")) {
        return fixed.computeIfAbsent(segment, absent -> new Node());
      }
      if (variable == null) {
        variable = new Node();
      }
      return variable;
    }

    void put(Route route) {
      if (routes.putIfAbsent(route.method(), route) != null) {
        throw new IllegalArgumentException("two routes for " + route.method() + route.template());
      }
      TreeSet<String> methods = new TreeSet<>(routes.keySet());
      methods.add("OPTIONS");
      if (methods.contains("GET")) {
        methods.add("HEAD");
      }
      allow = String.join(", ", methods);
    }

    /** The node with routes that {@code path} leads to, fixed segments first; null if none. */
    Node find(String path, int start) {
      if (start >= path.length()) {
        return routes.isEmpty() ? null : this;
      }
      int slash = path.indexOf('/', start);
      int stop = slash < 0 ? path.length() : slash;
      Node next = fixed.get(path.substring(start, stop));
      Node found = next == null ? null : next.find(path, stop + 1);
      return found != null || variable == null ? found : variable.find(path, stop + 1);
    }

    Match match(String method, String path) {
      Route route = routes.get(method);
      Route any = route == null ? routes.values().iterator().next() : route;
      String template = any.template();
      Map<String, String> variables =
          route == null || template.indexOf('{') < 0 ? Map.of() : variables(template, path);
      return new Match(template, route, variables, allow);
    }

    private static Map<String, String> variables(String template, String path) {
      String[] names = segments(withoutTrailingSlash(template));
      String[] values = segments(path);
      Map<String, String> variables = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        if (names[i].startsWith("{")) {
          variables.put(names[i].substring(1, names[i].length() - 1), values[i]);
        }
      }
      return variables;
    }
  }
}
