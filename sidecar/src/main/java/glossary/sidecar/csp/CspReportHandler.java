package glossary.sidecar.csp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes the reports of browsers, from anyone, and shows admins what they come to. No text of a
 * report is logged. Nothing is kept over a restart.
 */
public final class CspReportHandler {
  static final int MOST_BYTES = 16 << 10;
  private static final Set<String> TYPES =
      Set.of("application/csp-report", "application/reports+json", "application/json");

  private final ReportGroups groups;

  public CspReportHandler(Clock clock) {
    this.groups = new ReportGroups(clock);
  }

  /** {@code POST /api/csp-reports}: 204, also for reports that are left out. */
  public Response collect(Request request) {
    if (!TYPES.contains(mediaType(request))) {
      throw new Problem(415, "Send reports as application/csp-report or application/reports+json.");
    }
    try {
      List<Map<String, String>> bodies = ReportReader.read(bytes(request));
      bodies.forEach(this::count);
      if (bodies.isEmpty()) {
        groups.count(Report.Kind.UNREADABLE);
      }
    } catch (JsonProcessingException malformed) {
      groups.count(Report.Kind.UNREADABLE);
      throw Problem.at(List.of("body"), "is not valid JSON, or too deep");
    }
    return Response.empty(204);
  }

  /** {@code GET /api/csp-reports}. */
  public Response show(Request request) {
    ReportGroups.Known known = groups.known();
    Proposal proposal = Proposal.of(known.tested(), known.groups());
    return Response.json(200, out -> write(out, known, proposal));
  }

  /** {@code DELETE /api/csp-reports}: forgets them, for example after the policy was changed. */
  public Response clear(Request request) {
    groups.clear();
    return Response.empty(204);
  }

  private void count(Map<String, String> body) {
    if (Report.isOfExtension(body)) {
      groups.count(Report.Kind.EXTENSION);
    } else {
      Report.of(body).ifPresentOrElse(groups::add, () -> groups.count(Report.Kind.UNREADABLE));
    }
  }

  private static byte[] bytes(Request request) {
    try {
      byte[] bytes = request.body().stream().readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Problem(413, "Reports are larger than " + MOST_BYTES + " bytes.");
      }
      return bytes;
    } catch (IOException lost) {
      throw new Problem(400, "The body could not be read.");
    }
  }

  private static String mediaType(Request request) {
    String type = request.header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void write(JsonGenerator out, ReportGroups.Known known, Proposal proposal)
      throws IOException {
    out.writeStartObject();
    for (Report.Kind kind : Report.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      out.writeNumberField(name, known.counts().getOrDefault(kind, 0L));
    }
    out.writeStringField("tested_policy", known.tested().toString());
    out.writeStringField("proposed_policy", proposal.policy().toString());
    out.writeArrayFieldStart("pages_that_would_break");
    for (Map.Entry<String, Set<String>> page : proposal.breaks().entrySet()) {
      out.writeStartObject();
      out.writeStringField("page", page.getKey());
      out.writeArrayFieldStart("blocked");
      for (String each : page.getValue()) {
        out.writeString(each);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("groups");
    for (ReportGroup group : known.groups()) {
      write(out, group);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, ReportGroup group) throws IOException {
    out.writeStartObject();
    out.writeStringField("directive", group.violation().directive());
    out.writeStringField("blocked", group.violation().blocked());
    out.writeStringField("page", group.violation().page());
    out.writeNumberField("count", group.count());
    out.writeStringField("first_seen", group.firstSeen().truncatedTo(ChronoUnit.MILLIS).toString());
    out.writeStringField("last_seen", group.lastSeen().truncatedTo(ChronoUnit.MILLIS).toString());
    out.writeEndObject();
  }
}
