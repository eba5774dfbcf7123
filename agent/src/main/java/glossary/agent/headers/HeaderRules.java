package glossary.agent.headers;

/**
 * Modes for parts of a site: {@code /embed/*=off,/admin/*=enforce}. A pattern is a path or, with a
 * star at its end, all that begin with what is before the star; {@code /embed/*} is {@code /embed},
 * too. The longest pattern that fits wins. A path that a server could resolve to another one
 * ({@code /embed/..;/admin}) gets the strictest of all the modes that could be meant.
 */
public final class HeaderRules {
  public static final HeaderRules NONE = new HeaderRules(new HeaderRule[0]);

  private static final int MOST = 100;

  private final HeaderRule[] rules;

  private HeaderRules(HeaderRule[] rules) {
    this.rules = rules;
  }

  /**
   * @throws IllegalArgumentException with what must be changed
   */
  public static HeaderRules parse(String text) {
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      count += text.charAt(i) == ',' ? 1 : 0;
    }
    if (count > MOST) {
      throw new IllegalArgumentException("must have at most " + MOST + " rules");
    }
    HeaderRule[] rules = new HeaderRule[count];
    int from = 0;
    for (int i = 0; i < count; i++) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      rules[i] = HeaderRule.parse(text.substring(from, end).trim());
      from = end + 1;
    }
    rejectTwins(rules);
    return new HeaderRules(rules);
  }

  private static void rejectTwins(HeaderRule[] rules) {
    for (int i = 0; i < rules.length; i++) {
      for (int j = 0; j < i; j++) {
        if (rules[i].hasPatternOf(rules[j])) {
          throw new IllegalArgumentException("must name " + rules[i].pattern() + " only once");
        }
      }
    }
  }

  boolean needs(HeaderMode mode) {
    for (HeaderRule rule : rules) {
      if (rule.mode == mode) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param path undecoded, without the query; null for none
   */
  HeaderMode mode(String path, HeaderMode otherwise) {
    if (rules.length == 0 || path == null) {
      return otherwise;
    }
    if (AmbiguousPath.is(path)) {
      return strictest(otherwise);
    }
    HeaderRule best = null;
    int length = AmbiguousPath.lengthWithoutParameters(path);
    for (HeaderRule rule : rules) {
      if (rule.fits(path, length) && (best == null || rule.beats(best))) {
        best = rule;
      }
    }
    return best == null ? otherwise : best.mode;
  }

  private HeaderMode strictest(HeaderMode otherwise) {
    HeaderMode strictest = otherwise;
    for (HeaderRule rule : rules) {
      if (rule.mode.compareTo(strictest) > 0) {
        strictest = rule.mode;
      }
    }
    return strictest;
  }
}
