package glossary.sidecar.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One check at one moment.
 *
 * @param known whether it has had a result
 * @param checkedAt null before the first result
 * @param ageNanos of the last result, or since the first was due
 * @param took null before the first result
 */
record SlotView(
    Plan plan,
    boolean known,
    Figures figures,
    List<Issue> issues,
    Instant checkedAt,
    long ageNanos,
    Duration took,
    boolean stale) {

  Status status() {
    return issues.stream().map(Issue::status).reduce(Status.HEALTHY, Status::worst);
  }
}
