package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.Characters.at;

/**
 * A filter that is ended early and goes on as another.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4515#section-3">RFC 4515, section 3</a>
 */
final class LdapScanner {

  private LdapScanner() {}

  /**
   * @param text in lower case
   */
  static void scan(String text, Signs signs) {
    for (int i = text.indexOf(')'); i >= 0; i = text.indexOf(')', i + 1)) {
      boolean star = at(text, i - 1) == '*';
      char next = at(text, i + 1);
      boolean ends = star && (next == ')' || next == 0 && i + 1 < text.length());
      int start = at(text, i + 2) == '(' ? i + 3 : i + 2;
      if (ends || next == '(' && isFilter(text, start, star)) {
        signs.add(Rule.LDAP_FILTER, i);
        return;
      }
    }
  }

  private static boolean isFilter(String text, int start, boolean star) {
    char first = at(text, start);
    char next = at(text, start + 1);
    boolean operator = first == '&' || first == '|' || first == '!';
    if (operator && (star || next == '(' || next == ')' || next == 0)) {
      return true;
    }
    int end = Characters.endOfWord(text, start);
    char c = at(text, end);
    boolean compares = c == '=' || (c == '>' || c == '<' || c == '~') && at(text, end + 1) == '=';
    return compares && end > start && (star || at(text, end + 1) == '*' || isUnclosed(text, end));
  }

  private static boolean isUnclosed(String text, int from) {
    int close = text.indexOf(')', from);
    return close < 0 || at(text, close + 1) == ')' && at(text, close - 1) == '*';
  }
}
