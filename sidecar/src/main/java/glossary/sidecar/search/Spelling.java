package glossary.sidecar.search;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Finds a likely spelling of words that the glossary has not got: a word of its terms with the same
 * first letter, at most two edits away; the nearest, then the most frequent.
 */
final class Spelling {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 24;
  private static final int SHORTEST_FOR_TWO_EDITS = 5;
  private static final int MOST_CORRECTED = 3;
  private static final int MOST_CANDIDATES = 2_000;
  private static final int FEW_WORDS = 50_000;
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  private final IndexReader reader;
  private final List<Term> filters;
  private final Deadline deadline;

  /**
   * @param filters that the entry of a spelling must have
   */
  Spelling(IndexReader reader, List<Term> filters, Deadline deadline) {
    this.reader = reader;
    this.filters = filters;
    this.deadline = deadline;
  }

  /** The query with its unknown words replaced; empty if none is known better. */
  Optional<String> better(ParsedQuery query) throws IOException {
    String text = query.text();
    StringBuilder better = new StringBuilder();
    int copied = 0;
    int corrected = 0;
    for (Chunk chunk : Chunk.of(text, QueryParser.MOST_WORDS)) {
      for (Word word : chunk.words()) {
        boolean look = corrected < MOST_CORRECTED && worthwhile(text, word);
        String other = look ? nearest(word.plain()) : null;
        if (other != null) {
          better.append(text, copied, word.start()).append(other);
          copied = word.end();
          corrected++;
        }
      }
    }
    return corrected == 0
        ? Optional.empty()
        : Optional.of(better.append(text.substring(copied)).toString());
  }

  private boolean worthwhile(String text, Word word) throws IOException {
    int length = word.plain().length();
    return length >= SHORTEST
        && length <= LONGEST
        && !OPERATORS.contains(text.substring(word.start(), word.end()))
        && reader.docFreq(new Term(Fields.TERM, word.plain())) == 0
        && reader.docFreq(new Term(Fields.DEFINITION, word.plain())) == 0;
  }

  private String nearest(String plain) throws IOException {
    Terms words = MultiTerms.getTerms(reader, Fields.TERM);
    if (words == null) {
      return null;
    }
    int most = plain.length() < SHORTEST_FOR_TWO_EDITS ? 1 : 2;
    Nearest nearest = new Nearest(plain, most);
    if (words.size() >= 0 && words.size() <= FEW_WORDS) {
      look(nearest, words.iterator());
    } else {
      look(
          nearest,
          new FuzzyTermsEnum(words, new Term(Fields.TERM, plain), most, firstLetter(plain), true));
    }
    return nearest.word() == null ? null : asWritten(nearest.word());
  }

  /** All words with the first letter: cheaper than compiling an automaton while there are few. */
  private void look(Nearest nearest, TermsEnum words) throws IOException {
    BytesRef first = new BytesRef(nearest.firstLetter());
    BytesRef word = words.seekCeil(first) == TermsEnum.SeekStatus.END ? null : words.term();
    while (word != null && StringHelper.startsWith(word, first) && !deadline.shouldExit()) {
      consider(nearest, word.utf8ToString(), words.docFreq());
      word = words.next();
    }
  }

  private void look(Nearest nearest, FuzzyTermsEnum near) throws IOException {
    for (int seen = 0; seen < MOST_CANDIDATES && !deadline.shouldExit(); seen++) {
      BytesRef word = near.next();
      if (word == null) {
        return;
      }
      consider(nearest, word.utf8ToString(), near.docFreq());
    }
  }

  private void consider(Nearest nearest, String word, int entries) throws IOException {
    if (nearest.isBetter(word, entries) && (filters.isEmpty() || entryWith(word) != null)) {
      nearest.consider(word, entries);
    }
  }

  /** Null if no such entry has it. */
  private Row entryWith(String word) throws IOException {
    return new EntriesOf(reader, filters).first(Fields.TERM, word);
  }

  private static int firstLetter(String plain) {
    return Character.charCount(plain.codePointAt(0));
  }

  /** The folded word as a term has it: {@code grosse} as {@code Größe}. */
  private String asWritten(String folded) throws IOException {
    Row row = entryWith(folded);
    if (row == null) {
      return folded;
    }
    String term = row.term();
    for (Chunk chunk : Chunk.of(term, Integer.MAX_VALUE)) {
      for (Word word : chunk.words()) {
        boolean same = folded.equals(word.plain()) || folded.equals(word.spelledOut());
        if (same || folded.equals(word.reduced())) {
          return term.substring(word.start(), word.end());
        }
      }
    }
    return folded;
  }
}
