package glossary.agent.headers;

/** A Content-Security-Policy that is only looked at. */
final class Csp {
  private Csp() {}

  /**
   * @param policy null for none
   * @param directive in lower case
   */
  static boolean has(String policy, String directive) {
    if (policy == null) {
      return false;
    }
    int last = policy.length() - directive.length();
    for (int at = 0; at <= last; at++) {
      if (policy.regionMatches(true, at, directive, 0, directive.length())
          && isEdge(policy, at - 1)
          && isEdge(policy, at + directive.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it says which scripts may run and lets none run that stand within the page. */
  static boolean restrictsScripts(String policy) {
    boolean says = has(policy, "script-src") || has(policy, "default-src");
    return says && !has(policy, "'unsafe-inline'");
  }

  private static boolean isEdge(String policy, int at) {
    return at < 0 || at >= policy.length() || " ;,\t".indexOf(policy.charAt(at)) >= 0;
  }
}
