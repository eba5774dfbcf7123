package glossary.sidecar.health;

/** Looks at one thing. Run by one thread at a time, in the background; may take long. */
@FunctionalInterface
interface Check {

  /**
   * @throws Exception if it could not look, which counts as an issue
   */
  Finding look() throws Exception;
}
