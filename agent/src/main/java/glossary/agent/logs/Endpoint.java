package glossary.agent.logs;

import glossary.agent.requests.TrackedRequest;

/** What log lines call the endpoint of a request: its method and its route, never its path. */
final class Endpoint {
  private static final int LONGEST_METHOD = 32;

  private Endpoint() {}

  /** Nothing that a caller has typed, but a method that is a word. */
  static String of(TrackedRequest request, String route) {
    String method = request.method();
    return isWord(method) ? method + ' ' + route : route;
  }

  private static boolean isWord(String method) {
    boolean word = !method.isEmpty() && method.length() <= LONGEST_METHOD;
    for (int i = 0; word && i < method.length(); i++) {
      char c = method.charAt(i);
      word = c >= 'A' && c <= 'Z' || c == '-' || c == '_';
    }
    return word;
  }
}
