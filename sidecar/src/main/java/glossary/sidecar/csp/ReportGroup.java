package glossary.sidecar.csp;

import java.time.Instant;

/** Violations of one kind. */
record ReportGroup(Violation violation, long count, Instant firstSeen, Instant lastSeen) {

  ReportGroup again(Instant now) {
    return new ReportGroup(violation, count + 1, firstSeen, now);
  }
}
