package glossary.sidecar.http;

import java.util.List;
import java.util.Map;

/**
 * An answer that is an error: a status, a type and a sentence that tells the caller what to do. The
 * sentence is sent as it is, so it never holds a path, SQL, or the text of a foreign exception. Has
 * no stack trace.
 */
public class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final transient Map<String, String> headers;
  private final transient Json details;

  /**
   * @param type one of the existing server's types, such as {@code http_error} or {@code
   *     validation_error}
   * @param headers sent with the answer, such as {@code Allow} or {@code Retry-After}
   * @param details written as the error's {@code details}, or null
   */
  public Problem(
      int status, String type, String message, Map<String, String> headers, Json details) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.headers = Map.copyOf(headers);
    this.details = details;
  }

  /** A plain {@code http_error}. */
  public Problem(int status, String message) {
    this(status, "http_error", message, Map.of(), null);
  }

  /** 422: one parameter is missing or out of range. */
  public static Problem parameter(String name, String message) {
    return at(List.of("query", name), message);
  }

  /**
   * 422: something is missing or out of range. The details name it as the existing server does.
   *
   * @param place such as {@code ["query", "limit"]} or {@code ["body", "term"]}
   */
  public static Problem at(List<String> place, String message) {
    return new Problem(
        422,
        "validation_error",
        place.get(place.size() - 1) + ": " + message,
        Map.of(),
        out -> {
          out.writeStartArray();
          out.writeStartObject();
          out.writeArrayFieldStart("loc");
          for (String step : place) {
            out.writeString(step);
          }
          out.writeEndArray();
          out.writeStringField("msg", message);
          out.writeStringField("type", "value_error");
          out.writeEndObject();
          out.writeEndArray();
        });
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** Null if there are none. */
  public Json details() {
    return details;
  }
}
