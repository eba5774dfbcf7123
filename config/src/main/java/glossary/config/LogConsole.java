package glossary.config;

/** What goes to standard error while the log files can be written. */
public enum LogConsole {
  /** All but the access log. */
  AUTO,
  /** All. */
  ON,
  /** Nothing after the start. */
  OFF
}
