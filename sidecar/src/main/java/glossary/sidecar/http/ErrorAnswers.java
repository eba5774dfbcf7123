package glossary.sidecar.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error as JSON in one shape. Thread-safe. */
final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final String RETRY_AFTER = "Retry-After";
  private static final int DEEPEST_CAUSE = 8;

  private final boolean showsDetails;
  private final Observer observer;

  /**
   * @param showsDetails whether an internal error names its exceptions to the caller
   * @param observer hears of failures
   */
  ErrorAnswers(boolean showsDetails, Observer observer) {
    this.showsDetails = showsDetails;
    this.observer = observer;
  }

  /** What was refused on purpose. */
  Response refusal(Request request, String template, Problem problem) {
    if (problem.status() >= 500) {
      observer.failed("HTTP " + problem.status(), template);
    }
    return of(request, problem);
  }

  private static Response of(Request request, Problem problem) {
    Response answer =
        Response.json(problem.status(), out -> write(out, request, problem))
            .with("Cache-Control", "no-store");
    return problem.headers().isEmpty() ? answer : answer.withAll(problem.headers());
  }

  /**
   * Logs the failure, unless it is the client that went away; tells of its cause only if asked to.
   */
  Response internal(Request request, String template, Throwable failure) {
    if (!request.body().failed()) {
      LOG.error("request {} to {} {} failed", request.id(), request.method(), template, failure);
      observer.failed(failure.getClass().getName(), template);
    }
    return of(
        request,
        new Problem(
            500,
            "internal_error",
            "Internal server error. The log has the details under this request id.",
            Map.of(),
            showsDetails ? out -> writeCauses(out, failure) : null));
  }

  /** In the shape of a validation error's details: the exception first, then its causes. */
  private static void writeCauses(JsonGenerator out, Throwable failure) throws IOException {
    out.writeStartArray();
    Throwable each = failure;
    for (int depth = 0; each != null && depth < DEEPEST_CAUSE; depth++) {
      out.writeStartObject();
      out.writeArrayFieldStart("loc");
      out.writeString(depth == 0 ? "exception" : "cause");
      out.writeEndArray();
      out.writeStringField("msg", String.valueOf(each.getMessage()));
      out.writeStringField("type", each.getClass().getName());
      out.writeEndObject();
      each = each.getCause();
    }
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, Request request, Problem problem)
      throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("error");
    out.writeStringField("type", problem.type());
    out.writeNumberField("status_code", problem.status());
    out.writeStringField("message", problem.getMessage());
    out.writeStringField("path", request.path());
    out.writeStringField("request_id", request.id());
    if (problem.details() != null) {
      out.writeFieldName("details");
      problem.details().writeTo(out);
    }
    writeRetryAfter(out, problem.headers().get(RETRY_AFTER));
    out.writeEndObject();
    out.writeEndObject();
  }

  /** Seconds; a date is left to the header. */
  private static void writeRetryAfter(JsonGenerator out, String seconds) throws IOException {
    if (seconds == null) {
      return;
    }
    try {
      out.writeNumberField("retry_after", Long.parseLong(seconds));
    } catch (NumberFormatException date) {
      // the header says it
    }
  }
}
