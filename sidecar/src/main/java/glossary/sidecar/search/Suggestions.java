package glossary.sidecar.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Completes what is being typed, from the sorted words of the index. For one request. */
final class Suggestions {
  private static final int MOST_LOOKED_AT = 2_000;
  private static final int MOST_OF_ONE_WORD = 64;
  private static final Comparator<String> SHORT_FIRST =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final IndexReader reader;
  private final EntriesOf entries;
  private final int limit;

  Suggestions(IndexReader reader, String language, int limit) {
    this.reader = reader;
    this.entries =
        new EntriesOf(
            reader, language == null ? List.of() : List.of(new Term(Fields.LANGUAGE, language)));
    this.limit = limit;
  }

  List<String> of(String text) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    String beginning = Keys.plain(text);
    if (beginning.isEmpty()) {
      return List.of();
    }
    collect(Fields.KEY, beginning, limit, found);
    List<Chunk> words = Chunk.of(beginning, 2);
    if (found.size() < limit && words.size() == 1 && words.get(0).plainWord()) {
      Set<String> inside = new TreeSet<>(SHORT_FIRST);
      collect(Fields.TERM, words.get(0).words().get(0).plain(), 8 * limit, inside);
      found.addAll(inside);
    }
    return new ArrayList<>(found).subList(0, Math.min(limit, found.size()));
  }

  private void collect(String field, String beginning, int enough, Set<String> found)
      throws IOException {
    Terms all = MultiTerms.getTerms(reader, field);
    if (all == null) {
      return;
    }
    BytesRef prefix = new BytesRef(beginning);
    TermsEnum words = all.iterator();
    if (words.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
      return;
    }
    int looked = 0;
    BytesRef word = words.term();
    while (word != null && StringHelper.startsWith(word, prefix) && looked < MOST_LOOKED_AT) {
      Term here = new Term(field, BytesRef.deepCopyOf(word));
      looked +=
          entries.forEach(
              here,
              MOST_OF_ONE_WORD,
              row -> {
                found.add(row.term());
                return found.size() < enough;
              });
      word = found.size() < enough ? words.next() : null;
    }
  }
}
