package glossary.sidecar.search;

import glossary.sidecar.search.SearchQuery.All;
import glossary.sidecar.search.SearchQuery.Any;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/** One search in one state of the index, on one thread. */
final class Search {
  static final int DEEPEST = 10_000;

  /** Of a page's entries: 8 KiB each on the longest page. */
  private static final long MOST_BYTES = 4 << 20;

  private static final int COUNTED_EXACTLY = 1_000;
  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.NUMBER, SortField.Type.LONG));
  private static final TopFieldDocs NOTHING =
      new TopFieldDocs(
          new TotalHits(0, TotalHits.Relation.EQUAL_TO), new FieldDoc[0], BEST_FIRST.getSort());

  private final IndexReader reader;
  private final SearchRequest request;
  private final Deadline deadline;
  private final List<String> warnings;
  private boolean complete = true;
  private boolean highlighted = true;

  Search(IndexReader reader, SearchRequest request) {
    this.reader = reader;
    this.request = request;
    this.deadline = new Deadline(request.deadline());
    this.warnings = new ArrayList<>(request.query().warnings());
  }

  SearchPage page() throws IOException {
    Optional<SearchQuery> root = request.query().root();
    if (root.isEmpty()) {
      if (warnings.isEmpty()) {
        warnings.add("The query has nothing to look for.");
      }
      return page(NOTHING, List.of(), null);
    }
    TopFieldDocs found = find(root.get());
    if (found.totalHits.value == 0 && complete && loosened(root.get()).isPresent()) {
      found = find(loosened(root.get()).get());
      if (found.totalHits.value > 0) {
        warnings.add("No entry has all these words; these have at least one of them.");
      }
    }
    String didYouMean =
        found.totalHits.value == 0 && complete
            ? new Spelling(reader, LuceneQueries.filters(request), deadline)
                .better(request.query())
                .orElse(null)
            : null;
    return page(found, hits(found, root.get()), didYouMean);
  }

  private SearchPage page(TopFieldDocs found, List<SearchHit> hits, String didYouMean) {
    if (!complete) {
      warnings.add(deadline.warning());
    }
    boolean exact = complete && found.totalHits.relation == TotalHits.Relation.EQUAL_TO;
    return new SearchPage(
        hits,
        found.totalHits.value,
        exact,
        didYouMean,
        List.copyOf(warnings),
        complete && highlighted);
  }

  private static Optional<SearchQuery> loosened(SearchQuery root) {
    return root instanceof All all && !all.written()
        ? Optional.of(new Any(all.parts()))
        : Optional.empty();
  }

  TopFieldDocs find(SearchQuery root) throws IOException {
    IndexSearcher searcher = new IndexSearcher(readerFor(root));
    searcher.setQueryCache(null);
    searcher.setTimeout(deadline);
    int wanted = Math.max(1, Math.min(deepest(), reader.maxDoc()));
    try {
      Lexicon lexicon = new Lexicon(searcher.getTopReaderContext());
      TopFieldDocs found =
          searcher.search(
              new LuceneQueries(request, lexicon).of(root),
              new TopFieldCollectorManager(
                  BEST_FIRST, wanted, null, Math.max(COUNTED_EXACTLY, wanted)));
      complete &= !searcher.timedOut();
      return found;
    } catch (ExitingReaderException tooLate) {
      complete = false;
      return NOTHING;
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  /** Only a prefix can spend its time on words rather than on entries. */
  private IndexReader readerFor(SearchQuery root) throws IOException {
    return hasPrefix(root)
        ? ExitableDirectoryReader.wrap((DirectoryReader) reader, deadline)
        : reader;
  }

  private static boolean hasPrefix(SearchQuery part) {
    if (part instanceof All all) {
      return all.parts().stream().anyMatch(Search::hasPrefix);
    } else if (part instanceof Any any) {
      return any.parts().stream().anyMatch(Search::hasPrefix);
    } else if (part instanceof SearchQuery.Except except) {
      return hasPrefix(except.wanted()) || hasPrefix(except.unwanted());
    }
    return part instanceof SearchQuery.Prefix;
  }

  private int deepest() {
    if (tooDeep()) {
      return 1;
    }
    return request.offset() + request.limit();
  }

  private boolean tooDeep() {
    return (long) request.offset() + request.limit() > DEEPEST;
  }

  List<SearchHit> hits(TopFieldDocs found, SearchQuery root) throws IOException {
    if (tooDeep()) {
      warnings.add(
          "Only the first " + DEEPEST + " results can be paged through; narrow the search.");
      return List.of();
    }
    int last = Math.min(found.scoreDocs.length, deepest());
    ScoreDoc[] wanted = Arrays.copyOfRange(found.scoreDocs, Math.min(request.offset(), last), last);
    Row[] rows =
        Rows.of(reader, Arrays.stream(wanted).mapToInt(hit -> hit.doc).toArray(), MOST_BYTES);
    if (rows.length < wanted.length) {
      warnings.add(tooLong(rows.length));
    }
    List<SearchHit> hits = new ArrayList<>(rows.length);
    Snippets snippets = new Snippets(new HitWords(root), request.snippetLength());
    for (int at = 0; at < rows.length; at++) {
      float score = (Float) ((FieldDoc) wanted[at]).fields[0];
      hits.add(new SearchHit(rows[at], score, snippet(rows[at], snippets)));
    }
    if (!highlighted && complete) {
      warnings.add("The time for the search was over before all its snippets were cut.");
    }
    return hits;
  }

  private String tooLong(int given) {
    return "The entries are very long: only "
        + given
        + " are given here; ask for the rest with offset="
        + (request.offset() + given)
        + ".";
  }

  private Snippet snippet(Row row, Snippets snippets) throws IOException {
    if (deadline.shouldExit()) {
      highlighted = false;
      return snippets.beginning(row.definitionTexts());
    }
    return snippets.of(row.definitionTexts(), row.language());
  }
}
