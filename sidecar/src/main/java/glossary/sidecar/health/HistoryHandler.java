package glossary.sidecar.health;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Answers series for charts, one array for each so that they are short. */
public final class HistoryHandler {
  private final History history;

  public HistoryHandler(History history) {
    this.history = history;
  }

  /** {@code GET /health/history}. */
  public Response show(Request request) {
    boolean day = request.choice("range", Set.of("hour", "day")).orElse("hour").equals("day");
    List<History.Point> points = day ? history.day() : history.hour();
    Duration step = day ? History.LONG_STEP : History.STEP;
    return Response.json(200, out -> write(out, points, step)).with("Cache-Control", "no-store");
  }

  private static void write(JsonGenerator out, List<History.Point> points, Duration step)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("step_seconds", step.toSeconds());
    out.writeArrayFieldStart("at");
    for (History.Point point : points) {
      out.writeNumber(point.at().getEpochSecond());
    }
    out.writeEndArray();
    series(out, "requests_per_second", points, times -> times.count() / (double) step.toSeconds());
    series(out, "p50_ms", points, ResponseTimes::p50Millis);
    series(out, "p95_ms", points, ResponseTimes::p95Millis);
    series(out, "p99_ms", points, ResponseTimes::p99Millis);
    out.writeEndObject();
  }

  private static void series(
      JsonGenerator out,
      String name,
      List<History.Point> points,
      ToDoubleFunction<ResponseTimes> value)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (History.Point point : points) {
      out.writeNumber(Rounded.of(value.applyAsDouble(point.times())));
    }
    out.writeEndArray();
  }
}
