package glossary.sidecar.health;

import java.util.List;

/** What one run of a check has found. */
record Finding(Figures figures, List<Issue> issues) {

  Finding {
    issues = List.copyOf(issues);
  }

  static Finding well(Figures figures) {
    return new Finding(figures, List.of());
  }

  /** That of the worst issue. */
  Status status() {
    return issues.stream().map(Issue::status).reduce(Status.HEALTHY, Status::worst);
  }
}
