package glossary.sidecar.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One subsystem at one moment.
 *
 * @param checkedAt when its main check ended last; null before the first time
 * @param age of that result; zero before the first
 * @param took how long that check took; zero before the first
 * @param stale whether one of its checks has not had a result for three of its intervals
 * @param issues the worst first; empty when healthy
 */
public record SubsystemReport(
    Subsystem subsystem,
    Status status,
    Figures figures,
    Instant checkedAt,
    Duration age,
    Duration took,
    boolean stale,
    List<Issue> issues) {

  /**
   * @param views of its checks, the main one first
   */
  static SubsystemReport of(Subsystem subsystem, List<SlotView> views) {
    SlotView main = views.get(0);
    List<Issue> issues =
        views.stream()
            .flatMap(view -> view.issues().stream())
            .sorted((one, other) -> other.status().compareTo(one.status()))
            .toList();
    Stream<Status> statuses = views.stream().filter(SlotView::known).map(SlotView::status);
    Status known = statuses.reduce(Status.HEALTHY, Status::worst);
    Status worst = issues.isEmpty() ? known : Status.worst(known, issues.get(0).status());
    return new SubsystemReport(
        subsystem,
        main.known() ? worst : Status.worst(worst, subsystem.unchecked()),
        views.stream().map(SlotView::figures).reduce(Figures.NONE, Figures::and),
        main.checkedAt(),
        main.known() ? Duration.ofNanos(main.ageNanos()) : Duration.ZERO,
        main.known() ? main.took() : Duration.ZERO,
        views.stream().anyMatch(SlotView::stale),
        issues);
  }

  /** Of one that nobody checks. */
  static SubsystemReport unchecked(Subsystem subsystem, Figures figures) {
    return new SubsystemReport(
        subsystem, Status.HEALTHY, figures, null, Duration.ZERO, Duration.ZERO, false, List.of());
  }
}
