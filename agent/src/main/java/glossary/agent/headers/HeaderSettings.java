package glossary.agent.headers;

/** What an operator says about headers, checked. Immutable. */
public final class HeaderSettings {

  /** Null for the default. */
  public final String csp;

  /** Null if none is given; then no mode may be {@link HeaderMode#REPORT}. */
  public final String reportTo;

  /** Null for none. */
  public final String hsts;

  public final boolean strip;
  public final HeaderRules rules;

  /**
   * @param csp checked by {@link HeaderValues#policy}, or null
   * @param reportTo checked by {@link HeaderValues#reportTo}, or null
   * @param hsts checked by {@link HeaderValues#hsts}, or null
   */
  public HeaderSettings(
      String csp, String reportTo, String hsts, boolean strip, HeaderRules rules) {
    this.csp = csp;
    this.reportTo = reportTo;
    this.hsts = hsts;
    this.strip = strip;
    this.rules = rules;
  }

  /** Null if the mode, or a rule, can work; else what must be changed. */
  public String problem(HeaderMode mode) {
    boolean reports = mode == HeaderMode.REPORT || rules.needs(HeaderMode.REPORT);
    return reports && reportTo == null && !reportsItself()
        ? "the mode report needs headers.report-to, the path or URL that takes the reports"
        : null;
  }

  /** Whether the policy itself says where to report to. */
  boolean reportsItself() {
    return csp != null && (Csp.has(csp, "report-uri") || Csp.has(csp, "report-to"));
  }
}
