package glossary.sidecar.host;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.api.telemetry.ErrorGroup;
import glossary.api.telemetry.Figures;
import glossary.api.telemetry.HookErrors;
import glossary.api.telemetry.InFlightRequest;
import glossary.api.telemetry.LogCount;
import glossary.api.telemetry.PageHeaders;
import glossary.api.telemetry.RecentError;
import glossary.api.telemetry.RequestSeries;
import glossary.api.telemetry.RequestStatus;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One host.
 *
 * @param most how many of each of its lists
 */
record HostJson(Host host, long nowMillis, int most) implements Json {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int[] PERCENTILES = {50, 95, 99};

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    identity(out);
    figures(out);
    out.writeArrayFieldStart("routes");
    for (RequestSeries series : routes()) {
      route(series, out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("errors");
    for (ErrorGroup group : first(host.figures().errors)) {
      error(group, out);
    }
    out.writeEndArray();
    logs(out);
    requests("in_flight_requests", first(host.telemetry().inFlight), out);
    crash(out);
    out.writeEndObject();
  }

  private void identity(JsonGenerator out) throws IOException {
    out.writeStringField("id", host.id());
    out.writeStringField("name", host.name());
    out.writeNumberField("pid", host.telemetry().identity.pid);
    out.writeStringField("host_name", host.telemetry().identity.hostName);
    out.writeStringField("main_class", host.telemetry().identity.mainClass);
    out.writeStringField("agent_version", host.telemetry().identity.agentVersion);
    out.writeStringField("started_at", time(host.telemetry().identity.startMillis));
    out.writeStringField("state", host.state(nowMillis).name().toLowerCase(Locale.ROOT));
    out.writeStringField("ended_noticed_at", host.ended() ? time(host.endedMillis()) : null);
    out.writeNumberField(
        "heartbeat_age_ms", Math.max(0, nowMillis - host.telemetry().heartbeatMillis));
  }

  private void figures(JsonGenerator out) throws IOException {
    Figures figures = host.figures();
    out.writeNumberField("requests_total", host.requestsTotal());
    out.writeNumberField("requests_per_second", Math.round(host.requestsPerSecond() * 100) / 100.0);
    out.writeNumberField("errors_total", host.errorsTotal());
    out.writeNumberField("in_flight", host.inFlight());
    out.writeBooleanField("enabled", figures.enabled);
    out.writeStringField("header_mode", figures.headerMode);
    pages(figures.pageHeaders, out);
    long suppressed = 0;
    for (HookErrors hook : figures.hookErrors) {
      suppressed += hook.count;
    }
    out.writeNumberField("suppressed_errors_total", suppressed);
    out.writeStringField("agent_problem", figures.problem.isEmpty() ? null : figures.problem);
    out.writeNumberField("damaged", host.telemetry().damaged);
  }

  /** Null until a page was looked at. */
  private static void pages(PageHeaders headers, JsonGenerator out) throws IOException {
    if (!headers.known()) {
      out.writeNullField("page_headers");
      return;
    }
    out.writeObjectFieldStart("page_headers");
    out.writeFieldName("before");
    new HeaderGrade(headers.own).writeTo(out);
    out.writeFieldName("after");
    new HeaderGrade(headers.sent).writeTo(out);
    out.writeEndObject();
  }

  /** Those with the most requests first. */
  private List<RequestSeries> routes() {
    return host.figures().requests.stream()
        .sorted(Comparator.comparingLong(RequestSeries::count).reversed())
        .limit(most)
        .toList();
  }

  private <T> List<T> first(List<T> list) {
    return list.subList(0, Math.min(most, list.size()));
  }

  private static void route(RequestSeries series, JsonGenerator out) throws IOException {
    long count = series.count();
    out.writeStartObject();
    out.writeStringField("method", series.method);
    out.writeStringField("route", series.route);
    out.writeStringField("status", RequestStatus.label(series.status));
    out.writeNumberField("count", count);
    out.writeNumberField("mean_ms", count == 0 ? 0 : millis(series.sumNanos / count));
    for (int percent : PERCENTILES) {
      out.writeNumberField("p" + percent + "_ms", rounded(SeriesQuantile.millis(series, percent)));
    }
    out.writeNumberField("max_ms", millis(series.maxNanos));
    out.writeEndObject();
  }

  private void error(ErrorGroup group, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("fingerprint", group.fingerprint);
    out.writeStringField("type", group.type);
    out.writeStringField("message", group.message);
    out.writeNumberField("count", group.count);
    out.writeStringField("first_seen", time(group.firstSeenMillis));
    out.writeStringField("last_seen", time(group.lastSeenMillis));
    out.writeStringField("endpoint", group.endpoint);
    out.writeStringField("request_id", group.requestId);
    out.writeBooleanField("handled", group.handled);
    if (most == Integer.MAX_VALUE) {
      out.writeStringField("stack", group.stack);
    }
    out.writeEndObject();
  }

  /** Bounded by the agent. */
  private void logs(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("log_events");
    for (LogCount each : first(host.figures().logCounts)) {
      out.writeStartObject();
      out.writeStringField("level", each.level);
      out.writeStringField("type", each.type);
      out.writeNumberField("count", each.count);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void requests(String name, List<InFlightRequest> requests, JsonGenerator out)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (InFlightRequest request : requests) {
      out.writeStartObject();
      out.writeStringField("request_id", request.requestId);
      out.writeStringField("method", request.method);
      out.writeStringField("path", request.path);
      out.writeStringField("thread", request.thread);
      out.writeStringField("started_at", time(request.startMillis));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Null unless it has crashed. */
  private void crash(JsonGenerator out) throws IOException {
    CrashReport report = host.crash().orElse(null);
    if (report == null) {
      out.writeNullField("crash");
      return;
    }
    out.writeObjectFieldStart("crash");
    out.writeStringField("noticed_at", report.noticedAt().toString());
    out.writeStringField("last_heartbeat_at", report.lastHeartbeatAt().toString());
    requests("in_flight_requests", first(report.inFlight()), out);
    out.writeArrayFieldStart("last_errors");
    List<RecentError> errors = report.lastErrors();
    for (int i = errors.size() - 1; i >= Math.max(0, errors.size() - (long) most); i--) {
      recent(errors.get(i), out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void recent(RecentError error, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("at", time(error.atMillis));
    out.writeStringField("type", error.type);
    out.writeStringField("message", error.message);
    out.writeNumberField("status", error.status);
    out.writeStringField("endpoint", error.endpoint);
    out.writeStringField("request_id", error.requestId);
    out.writeStringField("stack", error.stack);
    out.writeEndObject();
  }

  private static double millis(long nanos) {
    return rounded(nanos / NANOS_PER_MILLI);
  }

  private static double rounded(double millis) {
    return Math.round(millis * 100) / 100.0;
  }

  /** Whatever number a file has. */
  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
