package glossary.sidecar.health;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The answer of {@code /health/metrics} for dashboards: the existing server's keys, on one level.
 *
 * @param details whether sentences are shown; if not, the codes of the issues are
 */
record FlatJson(HealthReport report, Instant at, boolean details) implements Json {

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("timestamp", Rounded.time(at));
    out.writeStringField("overall_status", report.status().word());
    write(out, "total_requests", Subsystem.PERFORMANCE, "total_requests");
    write(out, "avg_response_time_ms", Subsystem.PERFORMANCE, "avg_response_time_ms");
    write(out, "database_entries", Subsystem.DATABASE, "entry_count");
    write(out, "database_size_mb", Subsystem.DATABASE, "database_size_mb");
    write(out, "fts_indexed_entries", Subsystem.FTS_SEARCH, "indexed_entries");
    write(out, "disk_free_gb", Subsystem.DISK, "free_gb");
    write(out, "disk_used_percent", Subsystem.DISK, "used_percent");
    write(out, "memory_used_percent", Subsystem.MEMORY, "used_percent");
    write(out, "memory_available_gb", Subsystem.MEMORY, "available_gb");
    write(out, "backup_count", Subsystem.BACKUPS, "backup_count");
    write(out, "backup_age_hours", Subsystem.BACKUPS, "backup_age_hours");
    List<Issue> issues = report.issues();
    out.writeNumberField("issue_count", issues.size());
    DetailedJson.writeIssues(out, issues, details);
    out.writeEndObject();
  }

  private void write(JsonGenerator out, String name, Subsystem of, String figure)
      throws IOException {
    out.writeFieldName(name);
    FiguresJson.writeValue(out, report.of(of).figures().get(figure));
  }
}
