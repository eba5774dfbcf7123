package glossary.sidecar.glossary;

import glossary.config.DatabaseMode;
import glossary.sidecar.http.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The glossary in an SQLite file, usually of another process, which may be missing, be written to,
 * be replaced or come back at any time. Only {@link #write} ever writes to it.
 */
public final class SqliteSource implements GlossarySource {
  private final Path file;
  private final DatabaseMode mode;
  private final Attachment attachment;
  private final KeysetWalk walk;
  private final EntryReads reads;

  /**
   * @param file absolute; need not be there
   */
  SqliteSource(Path file, DatabaseMode mode) {
    this(file, mode, null);
  }

  /**
   * @param sql what gives the entries, or null for the usual table
   */
  SqliteSource(Path file, DatabaseMode mode, SourceSql sql) {
    this.file = file;
    this.mode = mode;
    this.attachment = new Attachment(file, mode, sql);
    this.walk = new KeysetWalk(attachment);
    this.reads = new EntryReads(attachment);
  }

  /** The database file, absolute. Never open it but through SQLite. */
  public Path file() {
    return file;
  }

  /** The same database as a whole, for backups. */
  public LiveDatabase live() {
    return new SqliteLive(file, mode, attachment);
  }

  /** The tables beside the entries. */
  public Tables tables() {
    return new Tables(this, attachment);
  }

  @Override
  public SourceState state() {
    return attachment.state();
  }

  @Override
  public Optional<Entry> entry(long id) {
    return attachment
        .read((table, connection, limit) -> table.read(connection, limit, id))
        .map(StoredEntry::entry);
  }

  @Override
  public List<Entry> list(EntryFilter filter, long skip, int limit) {
    return reads.page(filter, skip, limit);
  }

  @Override
  public long count(EntryFilter filter) {
    OptionalLong atOnce =
        attachment.read((table, connection, limit) -> countAtOnce(connection, table, filter));
    return atOnce.orElseGet(() -> countByHops(filter));
  }

  @Override
  public void scan(Consumer<Entry> each) {
    walk.walk(
        EntryTable::searched,
        rows -> {
          checkLast(rows.get(rows.size() - 1).id());
          rows.forEach(row -> each.accept(row.entry()));
          return true;
        });
  }

  @Override
  public void scanNewer(Newest than, int most, Consumer<Entry> each) {
    List<Long> ids = new ArrayList<>();
    walk.walk(
        table -> table.newer(than),
        hops -> {
          hops.stream().filter(Hop::matches).map(Hop::id).forEach(ids::add);
          return ids.size() < most;
        });
    reads.only(ids.subList(0, Math.min(most, ids.size()))).forEach(each);
  }

  /** The next read begins after this id, so that a second row with it would be passed over. */
  private void checkLast(long id) {
    attachment.read(
        (table, connection, limit) -> {
          if (table.derived()) {
            CheckedRows.checkUnique(connection, table, id);
          }
          return null;
        });
  }

  @Override
  public String changeToken() {
    return attachment.changeToken();
  }

  /**
   * What is known of the database as such.
   *
   * @throws SourceUnavailable if it cannot be read now
   */
  public DatabaseFacts facts() {
    return attachment.facts();
  }

  /**
   * Looks for damage, for 50 ms at most.
   *
   * @return {@code ok} or the first problem; empty if the database is too large for that
   * @throws SourceUnavailable if it cannot be read now
   */
  public Optional<String> quickCheck() {
    return attachment.read((table, connection, limit) -> DatabaseFacts.quickCheck(connection));
  }

  /**
   * A connection of its own for looking around; the caller closes it.
   *
   * @throws SourceUnavailable if the glossary cannot be read now
   */
  public Inspection inspect() {
    return attachment.inspect();
  }

  @Override
  public String location() {
    return file.toString();
  }

  @Override
  public void close() {
    attachment.close();
  }

  /** What the filter takes, for an answer of any length. */
  EntryCursor entries(EntryFilter filter) {
    return reads.all(filter);
  }

  /**
   * Entries whose term contains the text, whatever its case.
   *
   * @param language null for any
   */
  EntryCursor containing(String text, String language) {
    return reads.containing(new TermMatcher(text), language);
  }

  /**
   * Runs the work in one transaction that holds the write lock from its start.
   *
   * @throws SourceUnavailable if there is nothing to write to
   * @throws Problem 403 if this database is read-only here
   */
  <T> T write(Database.Write<T> work) throws SQLException {
    return attachment.write((table, connection) -> work.on(connection));
  }

  /** As {@link #write}, for work that depends on what the table of entries is like. */
  <T> T writeEntries(Attachment.Write<T> work) throws SQLException {
    return attachment.write(work);
  }

  /** Empty if it takes longer than a read may take. */
  private static OptionalLong countAtOnce(
      Connection connection, EntryTable table, EntryFilter filter) throws SQLException {
    EntryTable.Condition match = table.match(filter);
    String sql = table.count() + " WHERE " + match.sql();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < match.values().size(); i++) {
        statement.setObject(i + 1, match.values().get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        return OptionalLong.of(row.getLong(1));
      }
    } catch (SQLException failed) {
      if (Keyset.interrupted(failed)) {
        return OptionalLong.empty();
      }
      throw failed;
    }
  }

  private long countByHops(EntryFilter filter) {
    AtomicLong total = new AtomicLong();
    walk.walk(
        table -> table.hops(filter),
        hops -> {
          total.addAndGet(hops.stream().filter(Hop::matches).count());
          return true;
        });
    return total.get();
  }
}
