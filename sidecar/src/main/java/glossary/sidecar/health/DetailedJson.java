package glossary.sidecar.health;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The answer of {@code /health/detailed}: the existing server's keys, and some more.
 *
 * @param details whether paths, sentences, the version and the transitions are shown
 */
record DetailedJson(
    HealthReport report, List<Transition> transitions, Instant at, String version, boolean details)
    implements Json {

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    Status status = report.status();
    out.writeStartObject();
    out.writeStringField("status", status.word());
    out.writeStringField("timestamp", Rounded.time(at));
    out.writeStringField("version", details ? version : null);
    out.writeNumberField("check_duration_ms", took());
    out.writeObjectFieldStart("subsystems");
    for (SubsystemReport each : report.subsystems().values()) {
      write(out, each);
    }
    out.writeEndObject();
    writeIssues(out, report.issues(), details);
    out.writeBooleanField("healthy", status == Status.HEALTHY);
    if (status == Status.DEGRADED) {
      out.writeStringField("warning", "It works, and some subsystems need attention");
    }
    if (details) {
      writeTransitions(out);
    }
    out.writeEndObject();
  }

  /**
   * @param details whether sentences are shown; if not, codes are
   */
  static void writeIssues(JsonGenerator out, List<Issue> issues, boolean details)
      throws IOException {
    out.writeArrayFieldStart("issues");
    for (Issue issue : issues) {
      out.writeString(details ? issue.sentence() : issue.code());
    }
    out.writeEndArray();
  }

  private void write(JsonGenerator out, SubsystemReport each) throws IOException {
    out.writeObjectFieldStart(each.subsystem().key());
    out.writeStringField("status", each.status().word());
    FiguresJson.write(out, each.figures(), details);
    out.writeStringField("checked_at", Rounded.time(each.checkedAt()));
    out.writeNumberField("age_ms", each.age().toMillis());
    out.writeNumberField("duration_ms", millis(each.took()));
    out.writeBooleanField("stale", each.stale());
    writeIssues(out, each.issues(), details);
    out.writeEndObject();
  }

  private void writeTransitions(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("transitions");
    for (Transition each : transitions) {
      out.writeStartObject();
      out.writeStringField("at", Rounded.time(each.at()));
      out.writeStringField("subsystem", each.subsystem().key());
      out.writeStringField("from", each.from() == null ? null : each.from().word());
      out.writeStringField("to", each.to().word());
      out.writeStringField("cause", each.cause());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** What the last runs took together. */
  private double took() {
    return millis(
        report.subsystems().values().stream()
            .map(SubsystemReport::took)
            .reduce(Duration.ZERO, Duration::plus));
  }

  private static double millis(Duration duration) {
    return Rounded.of(duration.toNanos() / 1e6);
  }
}
