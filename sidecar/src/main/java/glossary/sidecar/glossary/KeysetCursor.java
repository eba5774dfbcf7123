package glossary.sidecar.glossary;

import glossary.sidecar.glossary.Keyset.Batch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * A way through a table of any size by many short reads, as fast as its rows are asked for. Stays
 * with one database: if another takes its name the next read fails. Used by one thread at a time.
 */
final class KeysetCursor<R> {
  private final Attachment attachment;
  private final Function<EntryTable, Keyset<R>> query;
  private final BatchSize size;
  private final long mostCharacters;
  private EntryTable table;
  private long from;
  private boolean ended;

  /**
   * @param from the first id that may come
   * @param size of the reads
   * @param mostCharacters roughly, that one read takes
   */
  KeysetCursor(
      Attachment attachment,
      Function<EntryTable, Keyset<R>> query,
      long from,
      BatchSize size,
      long mostCharacters) {
    this.attachment = attachment;
    this.query = query;
    this.from = from;
    this.size = size;
    this.mostCharacters = mostCharacters;
  }

  /**
   * The next rows by ascending id; empty at the end only. No read is open when this returns. After
   * a failure it may be called again and goes on where it was.
   */
  List<R> next() {
    while (!ended) {
      Batch<R> batch = attachment.read(this::read);
      int got = batch.rows().size();
      if (!batch.last()) {
        adapt(got);
        from = batch.lastId() + 1;
      }
      ended = batch.last();
      if (got > 0) {
        return batch.rows();
      }
    }
    return List.of();
  }

  /** Another database's table may be equal to ours: it must be the same object. */
  @SuppressWarnings("ReferenceEquality")
  private Batch<R> read(EntryTable now, Connection connection, ReadLimit limit)
      throws SQLException {
    if (table != null && table != now) {
      throw new SourceUnavailable("The glossary's database was replaced. Try again.");
    }
    table = now;
    limit.atMost(mostCharacters);
    return query.apply(now).read(connection, limit, from, size.rows());
  }

  private void adapt(int got) {
    if (got >= size.rows()) {
      size.enough();
    } else if (!size.cutAfter(got)) {
      throw attachment.tooSlow();
    }
  }
}
