package glossary.config;

/** Where values come from, weakest first: a later layer overrides an earlier one. */
public enum Layer {
  DEFAULT,
  TEMPLATE,
  ENV_FILE,
  /** The content of the file that {@code NAME_FILE} names, wherever that name was set. */
  NAMED_FILE,
  ENVIRONMENT,
  SYSTEM_PROPERTY,
  COMMAND_LINE
}
