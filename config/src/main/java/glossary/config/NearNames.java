package glossary.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the setting that a mistyped name probably means. */
final class NearNames {
  private static final String FILE = "_FILE";
  private static final int LONGEST = 80;

  /** A name that a person wrote for us: up to two typing errors, or another case. */
  static Optional<String> likely(String name) {
    return nearest(name, known -> 2);
  }

  /**
   * A name among those of other programs, which are not ours to judge: the shorter a name, the more
   * of them are close to it by chance ({@code HTTP_PORT}, {@code APP_PORT}, {@code LOG_DIRS}); and
   * hardly anyone mistypes a first letter, but there is {@code SSL_CERT_FILE}.
   */
  static Optional<String> certain(String name) {
    if (name.length() < 6) {
      return Optional.empty();
    }
    return nearest(name, known -> known.length() >= 12 ? 2 : known.length() >= 9 ? 1 : 0)
        .or(() -> swapped(name))
        .filter(known -> known.charAt(0) == normal(name).charAt(0));
  }

  private interface Allowance {
    int edits(String known);
  }

  private static Optional<String> nearest(String name, Allowance allowance) {
    String wanted = normal(name);
    Optional<String> found = search(wanted, allowance);
    if (found.isEmpty() && wanted.endsWith(FILE)) {
      String base = wanted.substring(0, wanted.length() - FILE.length());
      found = search(base, allowance).map(known -> known + FILE);
    }
    return found;
  }

  private static Optional<String> search(String wanted, Allowance allowance) {
    if (wanted.length() > LONGEST) {
      return Optional.empty();
    }
    return Catalogue.ALL.stream()
        .map(Setting::name)
        .filter(known -> Math.abs(known.length() - wanted.length()) <= 2)
        .map(known -> new Candidate(known, edits(wanted, known)))
        .filter(each -> each.edits <= allowance.edits(each.known))
        .min(Comparator.comparingInt(Candidate::edits))
        .map(Candidate::known);
  }

  private record Candidate(String known, int edits) {}

  /** A short name whose only error is two letters in the wrong order. */
  private static Optional<String> swapped(String name) {
    return Catalogue.ALL.stream()
        .map(Setting::name)
        .filter(known -> known.length() == name.length() && edits(name, known) == 1)
        .filter(known -> sortedLetters(known).equals(sortedLetters(name)))
        .findFirst();
  }

  private static String sortedLetters(String text) {
    return text.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
  }

  private static String normal(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Letters added, dropped, changed, or swapped with their neighbour. */
  static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : least(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int least(String a, String b, int[][] cost, int i, int j) {
    int changed = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private NearNames() {}
}
