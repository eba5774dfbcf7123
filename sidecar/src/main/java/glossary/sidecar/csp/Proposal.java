package glossary.sidecar.csp;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tested policy with the sources that pages were reported to need, and the pages that it would
 * break all the same: those with inline or evaluated code, which a policy had better not allow, and
 * with what no source helps against.
 *
 * @param policy empty if no tested policy is known
 * @param breaks by page, what would be blocked there, such as {@code script-src inline}
 */
record Proposal(Policy policy, Map<String, Set<String>> breaks) {

  static Proposal of(Policy tested, List<ReportGroup> groups) {
    Policy policy = tested;
    Map<String, Set<String>> breaks = new TreeMap<>();
    for (ReportGroup group : groups) {
      Violation violation = group.violation();
      if (!tested.isEmpty() && isSource(violation)) {
        policy = policy.allowing(violation.directive(), violation.blocked());
      } else {
        breaks
            .computeIfAbsent(violation.page(), page -> new TreeSet<>())
            .add(violation.directive() + " " + violation.blocked());
      }
    }
    return new Proposal(policy, breaks);
  }

  /** A scheme of scripts, such as {@code data:}, would allow as much as inline code does. */
  private static boolean isSource(Violation violation) {
    String blocked = violation.blocked();
    String directive = violation.directive();
    boolean scheme = blocked.endsWith(":");
    boolean runs =
        directive.startsWith("script-src")
            || directive.equals("worker-src")
            || directive.equals("object-src")
            || directive.equals(Directives.DEFAULT);
    return Directives.takesSources(directive)
        && (blocked.equals(BlockedSource.SELF) || blocked.contains("://") || scheme && !runs);
  }
}
