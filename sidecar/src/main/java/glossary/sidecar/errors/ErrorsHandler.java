package glossary.sidecar.errors;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.config.LogLevel;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers what went wrong, in this process and in the hosts. */
public final class ErrorsHandler {
  private static final int LIMIT = 50;
  private static final int MOST = 1000;
  private static final Set<String> LEVELS = Set.of("CRITICAL", "ERROR", "WARNING");

  private final ErrorTracking tracking;
  private final Clock clock;

  public ErrorsHandler(ErrorTracking tracking, Clock clock) {
    this.tracking = tracking;
    this.clock = clock;
  }

  /** Latest first. */
  public Response list(Request request) {
    int limit = request.integer("limit", LIMIT, 1, MOST);
    int offset = request.integer("offset", 0, 0, Integer.MAX_VALUE);
    Optional<String> level = request.choice("level", LEVELS);
    Optional<String> host = request.optional("host");
    List<ErrorGroup> found =
        all().stream()
            .filter(group -> level.isEmpty() || group.level() == LogLevel.valueOf(level.get()))
            .filter(group -> host.isEmpty() || host.get().equals(group.host()))
            .sorted(Comparator.comparing(ErrorGroup::lastSeen).reversed())
            .toList();
    return Response.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeNumberField("total", found.size());
          out.writeArrayFieldStart("errors");
          for (ErrorGroup group : found.stream().skip(offset).limit(limit).toList()) {
            ErrorJson.write(out, group);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /** One kind; of several hosts that have it, the one that had it last. */
  public Response show(Request request) {
    String fingerprint = request.variables().get("fingerprint");
    ErrorGroup group =
        all().stream()
            .filter(each -> each.fingerprint().equals(fingerprint))
            .max(Comparator.comparing(ErrorGroup::lastSeen))
            .orElseThrow(() -> new Problem(404, "There is no error with this fingerprint."));
    return Response.json(200, out -> ErrorJson.write(out, group));
  }

  /** The existing server's figures; counts only. */
  public Response stats(Request request) {
    ErrorCounts.Figures figures = tracking.counts().figures();
    Instant now = clock.instant();
    return Response.json(200, out -> writeStats(out, figures, now));
  }

  /** Counts from zero again. */
  public Response reset(Request request) {
    tracking.reset();
    return Response.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("message", "The error statistics count from zero again.");
          out.writeEndObject();
        });
  }

  private List<ErrorGroup> all() {
    List<ErrorGroup> all = new ArrayList<>(tracking.groups().all());
    all.addAll(tracking.hosts().all());
    return all;
  }

  private static void writeStats(JsonGenerator out, ErrorCounts.Figures figures, Instant now)
      throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("error_counts");
    for (Map.Entry<LogLevel, Long> level : figures.levels().entrySet()) {
      out.writeNumberField(level.getKey().name(), level.getValue());
    }
    out.writeEndObject();
    out.writeObjectFieldStart("error_types");
    for (Map.Entry<String, Long> type : figures.types().entrySet()) {
      String name = type.getKey();
      out.writeNumberField(name, type.getValue());
    }
    out.writeEndObject();
    out.writeNumberField("total_errors", figures.total());
    out.writeNumberField("error_rate_per_minute", ErrorJson.rounded(figures.perMinute(now)));
    out.writeNumberField("tracking_duration_minutes", ErrorJson.rounded(figures.minutes(now)));
    out.writeStringField("start_time", figures.since().truncatedTo(ChronoUnit.MILLIS).toString());
    out.writeEndObject();
  }
}
