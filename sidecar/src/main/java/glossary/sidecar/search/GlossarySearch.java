package glossary.sidecar.search;

import java.util.List;

/** Answers from a {@link ShadowIndex}. Thread-safe; each search runs on its caller's thread. */
public final class GlossarySearch {
  private final ShadowIndex index;

  public GlossarySearch(ShadowIndex index) {
    this.index = index;
  }

  /** Never fails for what the query says; a search that is too slow gives what it has found. */
  public SearchPage search(SearchRequest request) {
    return index.read(searcher -> new Search(searcher.getIndexReader(), request).page());
  }

  /**
   * Terms as they are written that begin with {@code text}, by alphabet, then such that have a word
   * beginning with it, shortest first.
   *
   * @param language null for any
   */
  public List<String> suggest(String text, String language, int limit) {
    return index.read(
        searcher -> new Suggestions(searcher.getIndexReader(), language, limit).of(text));
  }

  public IndexStatistics statistics() {
    return index.read(IndexStatistics::of);
  }
}
