package glossary.config;

/** Whether a sick sidecar takes its whole pod out of service. */
public enum ReadinessImpact {
  /** Readiness tells the truth. */
  FULL,
  /** Readiness is always true once started. */
  NONE
}
