package glossary.sidecar.csp;

/**
 * What a browser reports, as far as it is kept: nothing in it is longer or stranger than these
 * rules allow, whatever was sent.
 *
 * @param directive one of {@link Directives}, or {@link #OTHER}
 * @param blocked see {@link BlockedSource}
 * @param page see {@link PageTemplate}
 */
record Violation(String directive, String blocked, String page) {
  /** Stands for what is not told apart any more. */
  static final String OTHER = "{other}";

  /** Of all violations that found no place of their own. */
  static final Violation MORE = new Violation(OTHER, OTHER, OTHER);
}
