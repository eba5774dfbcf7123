package glossary.sidecar.security.cors;

import glossary.sidecar.http.Request;
import java.util.List;
import java.util.Map;

/**
 * Which policy holds for a request.
 *
 * @param general for all paths but those with one of their own
 * @param ofPaths by canonical path
 */
public record CorsRules(CorsPolicy general, Map<String, CorsPolicy> ofPaths) {

  /**
   * Everywhere the general one, but for a collector of browsers' reports: pages of any origin may
   * post there, since the browser itself sends them and shows no page the answer.
   */
  public static CorsRules withReportsAt(String path, CorsPolicy general) {
    return new CorsRules(
        general,
        Map.of(
            path, new CorsPolicy(List.of("*"), List.of("POST"), List.of("Content-Type"), false)));
  }

  CorsPolicy of(Request request) {
    return ofPaths.getOrDefault(request.path(), general);
  }
}
