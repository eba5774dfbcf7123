package glossary.sidecar.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * How many entries a search can find.
 *
 * @param byLanguage in alphabetical order
 * @param bySource most first, at most ten
 */
public record IndexStatistics(
    long entries, Map<String, Integer> byLanguage, Map<String, Integer> bySource) {
  private static final int TOP_SOURCES = 10;
  private static final int MOST_VALUES = 1_000;

  static IndexStatistics of(IndexSearcher searcher) throws IOException {
    Map<String, Integer> sources = new LinkedHashMap<>();
    counts(searcher, Fields.SOURCE).entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(TOP_SOURCES)
        .forEach(source -> sources.put(source.getKey(), source.getValue()));
    return new IndexStatistics(
        searcher.getIndexReader().numDocs(), counts(searcher, Fields.LANGUAGE), sources);
  }

  /** From the sorted words; only where entries were deleted are the remaining ones counted. */
  private static Map<String, Integer> counts(IndexSearcher searcher, String field)
      throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    Terms values = MultiTerms.getTerms(searcher.getIndexReader(), field);
    TermsEnum value = values == null ? TermsEnum.EMPTY : values.iterator();
    while (value.next() != null && counts.size() < MOST_VALUES) {
      String name = value.term().utf8ToString();
      int count = searcher.count(new TermQuery(new Term(field, name)));
      if (count > 0) {
        counts.put(name, count);
      }
    }
    return counts;
  }
}
