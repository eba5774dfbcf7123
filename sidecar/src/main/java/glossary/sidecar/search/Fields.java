package glossary.sidecar.search;

/** Names of the index's fields. A change of what any of them holds needs a new analysis version. */
final class Fields {
  /** Raised whenever an older index would answer differently; an older index is rebuilt. */
  static final int ANALYSIS_VERSION = 3;

  /** Decimal id, to replace and delete by. */
  static final String ID = "id";

  /** Numeric id, to break ties and to compare with the source. */
  static final String NUMBER = "number";

  static final String HASH = "hash";
  static final String ROW = "row";

  /** The whole folded term, in each of its spellings. */
  static final String KEY = "key";

  /** The whole folded term without spaces and symbols. */
  static final String TIGHT = "tight";

  /** All words of the term in their base forms, as in English and in German. */
  static final String BASE_EN = "base_en";

  static final String BASE_DE = "base_de";

  static final String TERM = "term";
  static final String TERM_EN = "term_en";
  static final String TERM_DE = "term_de";

  /** Beginnings {@code ventil-} and ends {@code -ventil} of long German words. */
  static final String AFFIX = "affix";

  static final String DEFINITION = "def";
  static final String DEFINITION_EN = "def_en";
  static final String DEFINITION_DE = "def_de";
  static final String LANGUAGE = "language";
  static final String SOURCE = "source";
  static final String DOMAIN = "domain";

  private Fields() {}
}
