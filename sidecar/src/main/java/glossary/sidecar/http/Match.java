package glossary.sidecar.http;

import java.util.Map;

/**
 * What a path and a method lead to.
 *
 * @param template of the path for labels, {@code unmatched} if no route has it
 * @param route null if the path is unknown or doesn't know the method
 * @param variables values of the template's names
 * @param allow the path's methods as an {@code Allow} header, or null if the path is unknown
 */
record Match(String template, Route route, Map<String, String> variables, String allow) {
  static final Match NONE = new Match("unmatched", null, Map.of(), null);

  /**
   * Largest body that may be sent there.
   *
   * @param byDefault the server's limit
   */
  long mostBodyBytes(long byDefault) {
    return route == null || route.mostBodyBytes() < 0 ? byDefault : route.mostBodyBytes();
  }
}
