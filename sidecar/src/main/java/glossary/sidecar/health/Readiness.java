package glossary.sidecar.health;

import glossary.config.ReadinessImpact;
import java.util.function.BooleanSupplier;

/** Whether requests should come here. Answers at once; thread-safe. */
final class Readiness {
  private final ReadinessImpact impact;
  private final BooleanSupplier begun;
  private final BooleanSupplier usable;
  private volatile boolean started;
  private volatile boolean draining;

  /**
   * @param begun whether every entry can be searched for the first time
   * @param usable whether requests can be answered now
   */
  Readiness(ReadinessImpact impact, BooleanSupplier begun, BooleanSupplier usable) {
    this.impact = impact;
    this.begun = begun;
    this.usable = usable;
  }

  void drain() {
    draining = true;
  }

  boolean draining() {
    return draining;
  }

  /** Once it is true it stays so. */
  boolean started() {
    started = started || begun.getAsBoolean();
    return started;
  }

  /** Whether a sidecar that has started once says that it is ready whatever is the case. */
  boolean neverRefuses() {
    return impact == ReadinessImpact.NONE;
  }

  boolean ready() {
    return started() && (neverRefuses() || (!draining && usable.getAsBoolean()));
  }
}
