package glossary.sidecar.search;

/**
 * Of all words considered, the one fewest edits away from a given one, then the most frequent, then
 * the first.
 */
final class Nearest {
  private final int[] wanted;
  private final int mostEdits;
  private String word;
  private int edits;
  private int count;

  /**
   * @param mostEdits further words are never taken
   */
  Nearest(String wanted, int mostEdits) {
    this.wanted = wanted.codePoints().toArray();
    this.mostEdits = mostEdits;
    this.edits = mostEdits + 1;
  }

  String firstLetter() {
    return Character.toString(wanted[0]);
  }

  /** Null if none was near enough. */
  String word() {
    return word;
  }

  /**
   * @param entries that have the candidate
   */
  void consider(String candidate, int entries) {
    if (isBetter(candidate, entries)) {
      word = candidate;
      edits = editsTo(candidate.codePoints().toArray());
      count = entries;
    }
  }

  /** Whether {@link #consider} would take it. */
  boolean isBetter(String candidate, int entries) {
    if (Math.abs(candidate.length() - wanted.length) > 2 * mostEdits) {
      return false;
    }
    int needed = editsTo(candidate.codePoints().toArray());
    return needed < edits || needed == edits && word != null && entries > count;
  }

  /**
   * Insertions, deletions, substitutions and transpositions of neighbours, each once at a place.
   *
   * @see <a href="https://doi.org/10.1145/363958.363994">Damerau 1964</a>
   */
  private int editsTo(int[] other) {
    int[] beforeLast = new int[other.length + 1];
    int[] last = new int[other.length + 1];
    int[] row = new int[other.length + 1];
    for (int j = 0; j <= other.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= wanted.length; i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= other.length; j++) {
        int change = wanted[i - 1] == other[j - 1] ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1 && j > 1 && wanted[i - 1] == other[j - 2] && wanted[i - 2] == other[j - 1]) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > mostEdits) {
        return least;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[other.length];
  }
}
