package glossary.sidecar.health;

import java.util.Locale;

/** How well something is, the best first. */
public enum Status {
  HEALTHY(2),
  /** It works, and somebody should look at it soon. */
  DEGRADED(1),
  /** It does not do what it is there for, or is about to stop doing it. */
  UNHEALTHY(0);

  private final int gauge;

  Status(int gauge) {
    this.gauge = gauge;
  }

  /** As it stands in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it stands in {@code glossary_health_status}: 2, 1 or 0. */
  public int gauge() {
    return gauge;
  }

  boolean isWorseThan(Status other) {
    return compareTo(other) > 0;
  }

  static Status worst(Status one, Status other) {
    return one.isWorseThan(other) ? one : other;
  }
}
