package glossary.sidecar.csp;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All violations by kind, in memory that does not grow: what finds no place of its own is counted
 * as {@link Violation#MORE}. Thread-safe.
 */
final class ReportGroups {
  static final int MOST_GROUPS = 500;
  private static final int MOST_POLICIES = 20;

  private final Clock clock;
  private final Map<Violation, ReportGroup> groups = new HashMap<>();
  private final Map<Policy, Long> policies = new HashMap<>();
  private final Map<Report.Kind, Long> counts = new EnumMap<>(Report.Kind.class);

  /**
   * What is known at one time.
   *
   * @param groups the most frequent first
   * @param tested the policy that most reports name; empty if none does
   */
  record Known(List<ReportGroup> groups, Policy tested, Map<Report.Kind, Long> counts) {}

  ReportGroups(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(Report report) {
    Instant now = clock.instant();
    Violation violation = report.violation();
    boolean hasPlace = groups.containsKey(violation) || groups.size() < MOST_GROUPS;
    groups.compute(
        hasPlace ? violation : Violation.MORE,
        (key, known) -> known == null ? new ReportGroup(key, 1, now, now) : known.again(now));
    Policy policy = report.policy();
    if (!policy.isEmpty() && (policies.containsKey(policy) || policies.size() < MOST_POLICIES)) {
      policies.merge(policy, 1L, Long::sum);
    }
    count(Report.Kind.COUNTED);
  }

  synchronized void count(Report.Kind kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  synchronized void clear() {
    groups.clear();
    policies.clear();
    counts.clear();
  }

  synchronized Known known() {
    return new Known(sorted(groups.values()), mostTested(), new TreeMap<>(counts));
  }

  private static List<ReportGroup> sorted(Collection<ReportGroup> groups) {
    return groups.stream()
        .sorted(
            (one, other) ->
                one.count() != other.count()
                    ? Long.compare(other.count(), one.count())
                    : one.violation().toString().compareTo(other.violation().toString()))
        .toList();
  }

  private Policy mostTested() {
    return policies.entrySet().stream()
        .max(
            Map.Entry.<Policy, Long>comparingByValue()
                .thenComparing(each -> each.getKey().toString()))
        .map(Map.Entry::getKey)
        .orElseGet(() -> Policy.parse(""));
  }
}
