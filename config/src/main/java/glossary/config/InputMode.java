package glossary.config;

/** What happens to a request that looks like an attack. */
public enum InputMode {
  OFF,
  /** It is counted and answered. */
  DETECT,
  /** It is refused with 400. */
  BLOCK
}
