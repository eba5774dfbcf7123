package glossary.sidecar.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/**
 * Takes the rows of a page out of the index. They are read in the index's order, since each reader
 * of rows goes only forwards and takes as much memory as the longest row has.
 */
final class Rows {

  private Rows() {}

  /**
   * One for each of {@code docs}, in the same order; fewer if they are long, but at least one.
   *
   * @param mostBytes of all together
   */
  static Row[] of(IndexReader reader, int[] docs, long mostBytes) throws IOException {
    Row[] rows = new Row[docs.length];
    int end = docs.length;
    long bytes = 0;
    LeafReaderContext leaf = null;
    BinaryDocValues values = null;
    for (long placed : ascending(docs)) {
      int place = (int) placed;
      int doc = (int) (placed >>> Integer.SIZE);
      if (place >= end) {
        continue;
      }
      if (leaf == null || doc - leaf.docBase >= leaf.reader().maxDoc()) {
        leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        values = leaf.reader().getBinaryDocValues(Fields.ROW);
      }
      if (values == null || !values.advanceExact(doc - leaf.docBase)) {
        throw new IOException("an entry without its row");
      }
      rows[place] = Row.copyOf(values.binaryValue());
      bytes += rows[place].size();
      while (bytes > mostBytes && end > 1) {
        bytes -= rows[--end] == null ? 0 : rows[end].size();
        rows[end] = null;
      }
    }
    return Arrays.copyOf(rows, end);
  }

  /** Each number, and in its lower half its place in {@code docs}. */
  private static long[] ascending(int[] docs) {
    long[] placed = new long[docs.length];
    for (int at = 0; at < docs.length; at++) {
      placed[at] = (long) docs[at] << Integer.SIZE | at;
    }
    Arrays.sort(placed);
    return placed;
  }
}
