package glossary.sidecar.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReaderContext;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The words of one state of the index. A query is made of those that are there: most of what a word
 * might be found as is not, and each thing looked for costs the engine more than asking here. For
 * one query, on one thread.
 *
 * <p>Throws {@link UncheckedIOException} if the index cannot be read.
 */
final class Lexicon {
  private final IndexReaderContext index;
  private final Map<String, List<Part>> fields = new HashMap<>();

  private record Part(int ordinal, TermsEnum words) {}

  /**
   * @param index of the searcher that is to run the query
   */
  Lexicon(IndexReaderContext index) {
    this.index = index;
  }

  /** Entries with the word, which are not looked up again; null if there are none. */
  TermQuery entriesWith(String field, String word) {
    Term term = new Term(field, word);
    TermStates states = null;
    try {
      for (Part part : parts(field)) {
        TermsEnum words = part.words;
        if (words.seekExact(term.bytes())) {
          states = states == null ? new TermStates(index) : states;
          states.register(words.termState(), part.ordinal, words.docFreq(), words.totalTermFreq());
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return states == null ? null : new TermQuery(term, states);
  }

  boolean has(String field, String word) {
    BytesRef bytes = new BytesRef(word);
    try {
      for (Part part : parts(field)) {
        if (part.words.seekExact(bytes)) {
          return true;
        }
      }
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Entries with a word that begins so; null if there are none. */
  BeginsWith entriesWithBeginning(String field, String beginning) {
    BytesRef bytes = new BytesRef(beginning);
    try {
      for (Part part : parts(field)) {
        boolean end = part.words.seekCeil(bytes) == TermsEnum.SeekStatus.END;
        if (!end && StringHelper.startsWith(part.words.term(), bytes)) {
          return new BeginsWith(new Term(field, bytes));
        }
      }
      return null;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private List<Part> parts(String field) throws IOException {
    List<Part> known = fields.get(field);
    if (known == null) {
      known = open(field);
      fields.put(field, known);
    }
    return known;
  }

  private List<Part> open(String field) throws IOException {
    List<Part> parts = new ArrayList<>(1);
    for (LeafReaderContext leaf : index.leaves()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        parts.add(new Part(leaf.ord, terms.iterator()));
      }
    }
    return parts;
  }
}
