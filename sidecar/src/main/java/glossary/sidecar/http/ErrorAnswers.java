package glossary.sidecar.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error as JSON in one shape. */
final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final String RETRY_AFTER = "Retry-After";

  static Response of(Request request, Problem problem) {
    Response answer =
        Response.json(problem.status(), out -> write(out, request, problem))
            .with("Cache-Control", "no-store");
    return problem.headers().isEmpty() ? answer : answer.withAll(problem.headers());
  }

  /** Logs the failure, unless it is the client that went away, and says nothing of its cause. */
  static Response internal(Request request, String template, Throwable failure) {
    if (!(request.body() instanceof LimitedBody body && body.failed())) {
      LOG.atError()
          .setCause(failure)
          .addKeyValue("request_id", request.id())
          .addKeyValue("route", template)
          .log("request {} to {} {} failed", request.id(), request.method(), template);
    }
    return of(
        request,
        new Problem(
            500,
            "internal_error",
            "Internal server error. The log has the details under this request id.",
            Map.of(),
            null));
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

  private ErrorAnswers() {}
}
