package glossary.sidecar.search;

import java.io.IOException;
import java.util.function.Predicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;

/** Looks at the entries that have one word of the index, a few of them at most. */
final class EntriesOf {
  private final IndexReader reader;
  private final String language;

  /**
   * @param language null for any
   */
  EntriesOf(IndexReader reader, String language) {
    this.reader = reader;
    this.language = language;
  }

  /** Null if there is none. */
  Row first(String field, String word) throws IOException {
    Row[] found = new Row[1];
    forEach(
        new Term(field, word),
        1_000,
        row -> {
          found[0] = row;
          return false;
        });
    return found[0];
  }

  /**
   * Passes entries until {@code more} says no. A row is good only until then.
   *
   * @param most entries looked at, whatever their language
   * @return how many were looked at
   */
  int forEach(Term word, int most, Predicate<Row> more) throws IOException {
    int looked = 0;
    for (LeafReaderContext context : reader.leaves()) {
      LeafReader leaf = context.reader();
      PostingsEnum entries = leaf.postings(word, PostingsEnum.NONE);
      BinaryDocValues rows = leaf.getBinaryDocValues(Fields.ROW);
      if (entries == null || rows == null) {
        continue;
      }
      Bits live = leaf.getLiveDocs();
      while (entries.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
        if (looked++ == most) {
          return looked;
        }
        boolean there = live == null || live.get(entries.docID());
        if (there && rows.advanceExact(entries.docID())) {
          Row row = Row.lookInto(rows.binaryValue());
          if ((language == null || language.equals(row.language())) && !more.test(row)) {
            return looked;
          }
        }
      }
    }
    return looked;
  }
}
