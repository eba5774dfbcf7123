package glossary.sidecar.search;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** A whole term as one word of the index, so that a term asked for as written comes first. */
final class Keys {
  private static final int LONGEST = 512;

  private Keys() {}

  /** Every folded spelling of the term, the plain one first; empty for a blank one. */
  static Set<String> of(String term) {
    String text = spaced(term);
    Set<String> keys = new LinkedHashSet<>(4);
    keys.add(Folding.plain(text));
    keys.add(Folding.spelledOut(text));
    keys.remove("");
    return keys;
  }

  /** As {@link #of}, and the one in which {@code ae} is an umlaut. */
  static Set<String> ofGerman(String term) {
    Set<String> keys = of(term);
    keys.add(Folding.reduced(plain(term)));
    keys.remove("");
    return keys;
  }

  static String plain(String term) {
    return Folding.plain(spaced(term));
  }

  /** Letters and digits only; empty if there are none. */
  static String tight(String term) {
    StringBuilder tight = new StringBuilder();
    for (Chunk chunk : Chunk.of(spaced(term), LONGEST)) {
      chunk.words().forEach(word -> tight.append(word.plain()));
    }
    return tight.toString();
  }

  /**
   * Its words without inflection, a space between; empty if there are none.
   *
   * @param baseForm of one word
   */
  static String base(String term, Function<Word, String> baseForm) {
    StringBuilder base = new StringBuilder();
    for (Chunk chunk : Chunk.of(spaced(term), LONGEST)) {
      chunk.words().forEach(word -> base.append(baseForm.apply(word)).append(' '));
    }
    return base.toString().stripTrailing();
  }

  /** Runs of spaces as one, none at the ends, of bounded length. */
  private static String spaced(String term) {
    StringBuilder spaced = new StringBuilder(Math.min(term.length(), LONGEST));
    for (int at = 0; at < term.length() && spaced.length() < LONGEST; at++) {
      char unit = term.charAt(at);
      boolean space = Chunk.isSpace(unit);
      if (!space) {
        spaced.append(unit);
      } else if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ') {
        spaced.append(' ');
      }
    }
    return spaced.toString().stripTrailing();
  }
}
