package glossary.sidecar.health;

import java.util.List;
import java.util.Map;

/**
 * Everything that is known at one moment.
 *
 * @param subsystems all of them, in their order
 */
public record HealthReport(Map<Subsystem, SubsystemReport> subsystems) {

  /** That of the worst subsystem. */
  public Status status() {
    return subsystems.values().stream()
        .map(SubsystemReport::status)
        .reduce(Status.HEALTHY, Status::worst);
  }

  /** As {@link #status}, but unhealthy only if requests cannot be answered. */
  public Status serving() {
    return subsystems.values().stream()
        .map(HealthReport::serving)
        .reduce(Status.HEALTHY, Status::worst);
  }

  public SubsystemReport of(Subsystem subsystem) {
    return subsystems.get(subsystem);
  }

  /** Of all subsystems, in their order. */
  public List<Issue> issues() {
    return subsystems.values().stream().flatMap(report -> report.issues().stream()).toList();
  }

  private static Status serving(SubsystemReport report) {
    boolean capped = !report.subsystem().serves() && report.status() == Status.UNHEALTHY;
    return capped ? Status.DEGRADED : report.status();
  }
}
