package glossary.config;

/** Levels as the existing server names them, least urgent first. */
public enum LogLevel {
  DEBUG,
  INFO,
  WARNING,
  ERROR,
  CRITICAL
}
