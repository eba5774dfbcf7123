package glossary.sidecar.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known by one check: its last result, and what may be concluded from its age. A status
 * gets worse when two runs in a row say so, and better with the first that does. Thread-safe.
 */
final class Slot {
  private final Plan plan;
  private final Time time;
  private final long begun;
  private long dueAt;
  private boolean running;
  private long startedAt;

  /** Null before the first result. */
  private Finding newest;

  /** The result that the status is taken from; null before the first. */
  private Finding judged;

  private int worseInARow;
  private Instant checkedAt;
  private long checkedNanos;
  private Duration took;

  Slot(Plan plan, Time time) {
    this.plan = plan;
    this.time = time;
    this.begun = time.now();
    this.dueAt = begun + plan.first().toNanos();
  }

  Plan plan() {
    return plan;
  }

  /** Nanoseconds until the next run is due; a run that is going on puts it off. */
  synchronized long untilDue() {
    return running ? Long.MAX_VALUE : Math.max(0, dueAt - time.now());
  }

  /** Makes the next run due now. */
  synchronized void hurry() {
    dueAt = time.now();
  }

  /** Returns false if a run is going on, or none is due. */
  synchronized boolean start() {
    if (untilDue() > 0) {
      return false;
    }
    running = true;
    startedAt = time.now();
    return true;
  }

  synchronized void finish(Finding finding) {
    long now = time.now();
    running = false;
    took = Duration.ofNanos(now - startedAt);
    checkedNanos = now;
    checkedAt = time.instant();
    newest = finding;
    boolean soon = !judge(finding) || judged.status() == Status.UNHEALTHY;
    Duration wait = soon ? plan.confirmation() : plan.interval();
    dueAt = Math.max(now, startedAt + wait.toNanos());
  }

  /** What is to be thought of it at this moment. */
  synchronized SlotView view() {
    long now = time.now();
    long age = now - (judged == null ? begun + plan.first().toNanos() : checkedNanos);
    boolean late = running && now - startedAt > plan.timeout().toNanos();
    List<Issue> issues = new ArrayList<>(judged == null ? List.of() : judged.issues());
    if (late) {
      issues.add(Issues.CHECK_SLOW.of(plan.name(), plan.timeout().toSeconds()));
    }
    if (age > plan.staleNanos()) {
      Issues kind = age > plan.deadNanos() ? Issues.CHECK_DEAD : Issues.CHECK_STALE;
      issues.add(kind.of(plan.name(), Duration.ofNanos(age).toSeconds()));
    }
    Figures figures = newest == null ? Figures.NONE : newest.figures();
    return new SlotView(
        plan, judged != null, figures, issues, checkedAt, age, took, age > plan.staleNanos());
  }

  private boolean judge(Finding finding) {
    boolean worse = judged != null && finding.status().isWorseThan(judged.status());
    worseInARow = worse ? worseInARow + 1 : 0;
    if (worseInARow == 1) {
      return false;
    }
    worseInARow = 0;
    judged = finding;
    return true;
  }
}
