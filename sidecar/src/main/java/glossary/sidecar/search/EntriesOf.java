package glossary.sidecar.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Term> filters;

  /**
   * @param filters that an entry must have
   */
  EntriesOf(IndexReader reader, List<Term> filters) {
    this.reader = reader;
    this.filters = filters;
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
   * @param most entries looked at, whether they have the filters or not
   * @return how many were looked at
   */
  int forEach(Term word, int most, Predicate<Row> more) throws IOException {
    int looked = 0;
    for (LeafReaderContext context : reader.leaves()) {
      LeafReader leaf = context.reader();
      PostingsEnum entries = leaf.postings(word, PostingsEnum.NONE);
      BinaryDocValues rows = leaf.getBinaryDocValues(Fields.ROW);
      List<PostingsEnum> wanted = wanted(leaf);
      if (entries == null || rows == null || wanted.size() < filters.size()) {
        continue;
      }
      Bits live = leaf.getLiveDocs();
      while (entries.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
        if (looked++ == most) {
          return looked;
        }
        boolean there = live == null || live.get(entries.docID());
        if (there && hasAll(wanted, entries.docID()) && rows.advanceExact(entries.docID())) {
          if (!more.test(Row.lookInto(rows.binaryValue()))) {
            return looked;
          }
        }
      }
    }
    return looked;
  }

  /** Fewer than there are filters if this part of the index lacks one. */
  private List<PostingsEnum> wanted(LeafReader leaf) throws IOException {
    List<PostingsEnum> wanted = new ArrayList<>(filters.size());
    for (Term filter : filters) {
      PostingsEnum entries = leaf.postings(filter, PostingsEnum.NONE);
      if (entries != null) {
        wanted.add(entries);
      }
    }
    return wanted;
  }

  /**
   * @param entry higher than the last one asked for
   */
  private static boolean hasAll(List<PostingsEnum> wanted, int entry) throws IOException {
    for (PostingsEnum entries : wanted) {
      if (entries.docID() < entry && entries.advance(entry) != entry || entries.docID() != entry) {
        return false;
      }
    }
    return true;
  }
}
