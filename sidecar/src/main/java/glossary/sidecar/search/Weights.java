package glossary.sidecar.search;

/**
 * What a hit counts. BM25 gives at most some 15 to one word in one field, so that the tiers never
 * mix: a term as asked for is above one in another form, that is above one that begins so, and that
 * is above any other hit.
 */
final class Weights {
  static final float EXACT = 6000;
  static final float EXACT_BUT_SYMBOLS = 3000;
  static final float EXACT_BUT_INFLECTION = 2500;
  static final float TERM_BEGINS = 2000;

  static final float TERM = 1;
  static final float STEM = 0.6f;
  static final float DEFINITION = 0.1f;

  /** A word as typed with its symbols, in proportion to its parts. */
  static final float WITH_SYMBOLS = 1.5f;

  static final float PARTS_OF_SYMBOLS = 0.3f;

  /** Of the head of a compound, which says what a thing is, and of its modifier. */
  static final float HEAD = 0.3f;

  static final float MODIFIER = 0.15f;

  /** Constant, since the words that begin so are too many to weigh. */
  static final float PREFIX = 2;

  private Weights() {}
}
