package glossary.sidecar.security.input;

import java.util.ArrayList;
import java.util.List;

/**
 * The points of a field: the strongest structure of a class in full, two for each further one, its
 * words, of which many say no more than one, and disguises. Without a disguise they stay below what
 * prose is refused for: who shows an attack openly explains it.
 *
 * @param attack the class with the most points; null if there are none
 * @param points at most 3 without a structure, 6 in an identifier
 */
record Score(AttackClass attack, int points) {
  static final long STRUCTURES = structures();
  private static final Score NOTHING = new Score(null, 0);
  private static final int MORE_STRUCTURE = 2;
  private static final int MOST_BY_WORDS = 3;
  private static final int MOST_UNDISGUISED = FieldKind.PROSE.refused() - 1;
  private static final Rule[] RULES = Rule.values();

  static Score of(long rules) {
    long telling = STRUCTURES | Rule.ODD_IDENTIFIER.bit();
    if ((rules & telling) == 0) {
      return NOTHING;
    }
    Score best = NOTHING;
    for (AttackClass attack : AttackClass.values()) {
      int points = points(rules, attack);
      best = points > best.points ? new Score(attack, points) : best;
    }
    return best;
  }

  /** Ids of the rules of one class and of the disguises. */
  static List<String> ids(long rules, AttackClass attack) {
    List<String> ids = new ArrayList<>();
    for (Rule rule : RULES) {
      if ((rules & rule.bit()) != 0 && (rule.attack() == attack || rule.attack() == null)) {
        ids.add(rule.id());
      }
    }
    return ids;
  }

  private static int points(long rules, AttackClass attack) {
    int strongest = 0;
    int structures = 0;
    int words = 0;
    int disguises = 0;
    for (Rule rule : RULES) {
      boolean fits = rule.attack() == attack || rule.attack() == null;
      if ((rules & rule.bit()) == 0 || !fits || rule == Rule.ODD_IDENTIFIER) {
        continue;
      }
      switch (rule.sign()) {
        case STRUCTURE -> {
          strongest = Math.max(strongest, rule.points());
          structures++;
        }
        case WORDS -> words = Math.min(MOST_BY_WORDS, words + rule.points());
        case DISGUISE -> disguises += rule.points();
      }
    }
    int structure = structures == 0 ? 0 : strongest + (structures - 1) * MORE_STRUCTURE;
    boolean odd = (rules & Rule.ODD_IDENTIFIER.bit()) != 0 && structure + words > 0;
    int shown = structure + words + (odd ? Rule.ODD_IDENTIFIER.points() : 0);
    boolean disguised = structures > 0 && disguises > 0;
    return disguised ? shown + disguises : Math.min(shown, MOST_UNDISGUISED);
  }

  private static long structures() {
    long bits = 0;
    for (Rule rule : Rule.values()) {
      bits |= rule.sign() == Rule.Sign.STRUCTURE ? rule.bit() : 0;
    }
    return bits;
  }
}
