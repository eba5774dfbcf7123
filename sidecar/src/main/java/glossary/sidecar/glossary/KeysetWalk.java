package glossary.sidecar.glossary;

import glossary.sidecar.glossary.Keyset.Batch;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Walks through a table of any size by many short reads. */
final class KeysetWalk {
  private final Attachment attachment;

  KeysetWalk(Attachment attachment) {
    this.attachment = attachment;
  }

  /**
   * Passes the rows by ascending id, some at a time. No read is open meanwhile.
   *
   * @param query made anew for each read, since the table may be another by then
   * @param more takes rows, never none; false ends the walk
   */
  <R> void walk(Function<EntryTable, Keyset<R>> query, Predicate<List<R>> more) {
    BatchSize size = new BatchSize();
    long from = Long.MIN_VALUE;
    while (true) {
      Batch<R> batch = read(query, from, size.rows());
      if (!batch.rows().isEmpty() && !more.test(batch.rows())) {
        return;
      }
      if (batch.last()) {
        return;
      }
      adapt(size, batch.rows().size());
      from = batch.lastId() + 1;
    }
  }

  private <R> Batch<R> read(Function<EntryTable, Keyset<R>> query, long from, int most) {
    return attachment.read(
        (table, connection, limit) -> query.apply(table).read(connection, limit, from, most));
  }

  private void adapt(BatchSize size, int got) {
    if (got >= size.rows()) {
      size.enough();
    } else if (!size.cutAfter(got)) {
      throw attachment.tooSlow();
    }
  }
}
