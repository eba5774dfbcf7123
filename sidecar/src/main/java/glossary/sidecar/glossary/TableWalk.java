package glossary.sidecar.glossary;

import glossary.sidecar.glossary.Keyset.Batch;
import java.util.List;
import java.util.function.Predicate;

/** Walks through a table of any size by many short reads, each sized by how the last one went. */
final class TableWalk {
  /** One short read of at most so many rows, from an id on. */
  @FunctionalInterface
  interface Reads<R> {
    Batch<R> read(long from, int most);
  }

  private TableWalk() {}

  /**
   * @param more takes rows, never none; false ends the walk
   */
  static <R> void walk(Reads<R> reads, Predicate<List<R>> more) {
    BatchSize size = new BatchSize();
    Batch<R> batch = reads.read(Long.MIN_VALUE, size.rows());
    while (wantsMore(batch, more) && !batch.last()) {
      adapt(size, batch.rows().size());
      batch = reads.read(batch.lastId() + 1, size.rows());
    }
  }

  private static <R> boolean wantsMore(Batch<R> batch, Predicate<List<R>> more) {
    return batch.rows().isEmpty() || more.test(batch.rows());
  }

  private static void adapt(BatchSize size, int got) {
    if (got >= size.rows()) {
      size.enough();
    } else if (!size.cutAfter(got)) {
      throw new SourceUnavailable(
          "A table of the glossary cannot be read in short steps now: its database is too slow, or"
              + " the table has no primary key.");
    }
  }
}
