package glossary.sidecar.security.rate;

import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.List;
import java.util.Map;

/** The answer to one request too many. */
final class Refusal {
  private static final int STATUS = 429;
  private static final String PROBLEM = "application/problem+json";
  private static final String TYPE =
      "https://iana.org/assignments/http-problem-types#quota-exceeded";

  private Refusal() {}

  /**
   * In the shape of RFC 9457, if the client asks for that.
   *
   * @param headers those of the verdict
   * @throws Problem in the existing server's shape otherwise
   */
  static Response of(Request request, Verdict verdict, Map<String, String> headers) {
    String message = message(verdict.policy().limit());
    if (!wantsProblem(request)) {
      throw new Problem(STATUS, "rate_limit_exceeded", message, headers, null);
    }
    return Response.json(
            STATUS,
            out -> {
              out.writeStartObject();
              out.writeStringField("type", TYPE);
              out.writeStringField("title", "Quota exceeded");
              out.writeNumberField("status", STATUS);
              out.writeStringField("detail", message);
              out.writeArrayFieldStart("violated-policies");
              out.writeString(verdict.policy().limit().word());
              out.writeEndArray();
              out.writeNumberField("retry_after", verdict.seconds());
              out.writeStringField("request_id", request.id());
              out.writeEndObject();
            })
        .withAll(headers)
        .with("Content-Type", PROBLEM)
        .with("Cache-Control", "no-store");
  }

  private static boolean wantsProblem(Request request) {
    List<String> accept = request.headers().getOrDefault("accept", List.of());
    return accept.stream().anyMatch(line -> line.contains(PROBLEM));
  }

  private static String message(Limit limit) {
    return switch (limit) {
      case SIGN_IN ->
          "Too many tokens from this address were not valid. Please try again later with a valid"
              + " one.";
      case CONCURRENT ->
          "Too many requests at the same time. Please wait for answers before asking more.";
      default -> "Too many requests. Please try again later.";
    };
  }
}
