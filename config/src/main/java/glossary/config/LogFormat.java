package glossary.config;

/** How a log line is written. */
public enum LogFormat {
  JSON,
  TEXT
}
