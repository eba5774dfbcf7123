package glossary.sidecar.search;

import java.util.function.Consumer;

/**
 * Beginnings and ends of long words, so that a part finds the compounds that it is the head or the
 * modifier of. Needs no word list, and the same compound has the same parts whatever else is in the
 * glossary.
 */
final class Affixes {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 14;
  private static final int SHORTEST_REST = 3;

  private Affixes() {}

  static void forEach(String stem, Consumer<String> each) {
    int most = Math.min(LONGEST, stem.length() - SHORTEST_REST);
    for (int length = SHORTEST; length <= most; length++) {
      each.accept(head(stem.substring(stem.length() - length)));
      each.accept(modifier(stem.substring(0, length)));
    }
  }

  static boolean canBePart(String stem) {
    return stem.length() >= SHORTEST && stem.length() <= LONGEST;
  }

  static String head(String stem) {
    return '-' + stem;
  }

  static String modifier(String stem) {
    return stem + '-';
  }
}
