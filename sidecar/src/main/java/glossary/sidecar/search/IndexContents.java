package glossary.sidecar.search;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IntroSorter;

/**
 * Ids by ascending order, and the content hash of each. Sixteen bytes an entry.
 *
 * @param ids exactly as long as there are entries
 */
record IndexContents(long[] ids, long[] hashes) {
  static final IndexContents EMPTY = new IndexContents(new long[0], new long[0]);

  static IndexContents of(IndexSearcher searcher) throws IOException {
    IndexReader reader = searcher.getIndexReader();
    int count = reader.numDocs();
    IndexContents contents = new IndexContents(new long[count], new long[count]);
    int filled = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      filled = contents.fill(leaf, filled);
    }
    if (filled != count) {
      throw new IOException("an entry of the index has no id");
    }
    contents.sort();
    return contents;
  }

  private int fill(LeafReaderContext leaf, int from) throws IOException {
    NumericDocValues id = leaf.reader().getNumericDocValues(Fields.NUMBER);
    NumericDocValues hash = leaf.reader().getNumericDocValues(Fields.HASH);
    Bits live = leaf.reader().getLiveDocs();
    int at = from;
    while (id != null && id.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (live == null || live.get(id.docID())) {
        ids[at] = id.longValue();
        hashes[at] = hash.advanceExact(id.docID()) ? hash.longValue() : 0;
        at++;
      }
    }
    return at;
  }

  private void sort() {
    for (int at = 1; at < ids.length; at++) {
      if (ids[at - 1] > ids[at]) {
        new BothArrays().sort(0, ids.length);
        return;
      }
    }
  }

  private final class BothArrays extends IntroSorter {
    private long pivot;

    @Override
    protected void swap(int one, int other) {
      swap(ids, one, other);
      swap(hashes, one, other);
    }

    private static void swap(long[] values, int one, int other) {
      long kept = values[one];
      values[one] = values[other];
      values[other] = kept;
    }

    @Override
    protected void setPivot(int at) {
      pivot = ids[at];
    }

    @Override
    protected int comparePivot(int at) {
      return Long.compare(pivot, ids[at]);
    }
  }
}
