package glossary.sidecar.security.input;

import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import java.util.List;
import java.util.Map;

/**
 * What the headers say of a body, where two readers could understand it in two ways.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8">RFC 9110, section 8</a>
 */
final class BodyHeaders {

  private BodyHeaders() {}

  /**
   * @throws Problem 400 or 415
   */
  static void check(Request request) {
    List<String> types = request.headers().getOrDefault("content-type", List.of());
    if (types.size() > 1) {
      throw new Problem(400, "The request must have one Content-Type header at most.");
    }
    for (String encoding : request.headers().getOrDefault("content-encoding", List.of())) {
      if (!encoding.strip().equalsIgnoreCase("identity")) {
        throw new Problem(
            415,
            "http_error",
            "Send the body as it is, without Content-Encoding.",
            Map.of("Accept-Encoding", "identity"),
            null);
      }
    }
    if (types.isEmpty() && hasBody(request)) {
      throw new Problem(415, "Say what the body is, with the header Content-Type.");
    }
  }

  static boolean hasBody(Request request) {
    String length = request.header("Content-Length");
    return length != null && !length.matches("0+")
        || request.headers().containsKey("transfer-encoding");
  }
}
