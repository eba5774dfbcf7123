package glossary.sidecar.health;

import glossary.sidecar.doctor.Report;
import glossary.sidecar.glossary.SourceUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What the doctor says of the full-text index in the host's own database. Costs some seconds. */
final class HostIndexCheck implements Check {
  private final Supplier<Report> doctor;
  private Finding last = new Finding(figures(null, null), List.of());

  /**
   * @param doctor examines now, or throws {@link SourceUnavailable}
   */
  HostIndexCheck(Supplier<Report> doctor) {
    this.doctor = doctor;
  }

  /** What was found before stands while the database cannot be examined. */
  @Override
  public Finding look() {
    try {
      last = finding(doctor.get());
    } catch (SourceUnavailable away) {
      return last;
    }
    return last;
  }

  private static Finding finding(Report report) {
    Figures figures = figures(report.state(), report.checkedAt());
    return switch (report.state()) {
      case BROKEN -> new Finding(figures, List.of(issue(Issues.HOST_INDEX_BROKEN, report)));
      case STALE -> new Finding(figures, List.of(issue(Issues.HOST_INDEX_STALE, report)));
      case ABSENT, SOUND -> Finding.well(figures);
    };
  }

  private static Issue issue(Issues kind, Report report) {
    return kind.of(report.findings().get(0).sentence());
  }

  private static Figures figures(Report.State state, Instant at) {
    return Figures.builder()
        .set("host_index", state == null ? "pending" : state.name().toLowerCase(Locale.ROOT))
        .set("host_index_checked_at", Rounded.time(at))
        .build();
  }
}
