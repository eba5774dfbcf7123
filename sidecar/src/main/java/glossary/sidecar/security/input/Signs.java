package glossary.sidecar.security.input;

/** What was seen in one field, and where the strongest of it was. For one thread. */
final class Signs {
  private String text = "";
  private long rules;
  private int strongest = -1;
  private String at = "";
  private int position;

  /** From now on positions are of this text. */
  void reading(String newText) {
    text = newText;
  }

  void add(Rule rule, int where) {
    rules |= rule.bit();
    if (rule.points() > strongest) {
      strongest = rule.points();
      at = text;
      position = where;
    }
  }

  boolean has(Rule rule) {
    return (rules & rule.bit()) != 0;
  }

  /** A bit for each rule. */
  long rules() {
    return rules;
  }

  boolean hasStructure() {
    return (rules & Score.STRUCTURES) != 0;
  }

  /** So many characters around the strongest. */
  String excerpt(int length) {
    int start = Math.max(0, Math.min(position - length / 4, at.length() - length));
    return at.substring(start, Math.min(at.length(), start + length));
  }
}
