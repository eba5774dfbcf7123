package glossary.config;

/** Who sees the details of the health answers. */
public enum HealthDetails {
  ALWAYS,
  /** Callers with the admin role. */
  AUTHORIZED,
  NEVER
}
