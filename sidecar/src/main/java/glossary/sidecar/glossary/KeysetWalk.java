package glossary.sidecar.glossary;

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
   * @param more takes rows, never none; false ends the walk
   */
  <R> void walk(Function<EntryTable, Keyset<R>> query, Predicate<List<R>> more) {
    KeysetCursor<R> cursor =
        new KeysetCursor<>(
            attachment, query, Long.MIN_VALUE, new BatchSize(), ReadLimit.MOST_CHARACTERS);
    List<R> rows = cursor.next();
    while (!rows.isEmpty() && more.test(rows)) {
      rows = cursor.next();
    }
  }
}
