package glossary.sidecar.glossary;

import glossary.sidecar.glossary.Keyset.Batch;
import glossary.sidecar.http.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The door to the tables beside the entries, for the rooms that own them: in the same database,
 * under the same limits, and with the same doubts. A table or a column may be missing, so a query
 * is made for the columns that are there, anew for each read. Thread-safe.
 */
public final class Tables {

  /** Makes a query for a table with these columns, lower case; empty finds nothing. */
  @FunctionalInterface
  public interface QueryFor<R> extends Function<Set<String>, Optional<TableQuery<R>>> {}

  /** Work in one transaction, which is undone if it throws. */
  @FunctionalInterface
  public interface Work<T> {
    T on(TableWriter writer);
  }

  private final SqliteSource source;
  private final Attachment attachment;

  Tables(SqliteSource source, Attachment attachment) {
    this.source = source;
    this.attachment = attachment;
  }

  /**
   * Passes the rows by ascending id, some at a time, in many short reads. No read is open
   * meanwhile.
   *
   * @param more takes rows, never none; false ends the walk
   * @throws SourceUnavailable if the database cannot be read now
   */
  public <R> void walk(String table, QueryFor<R> query, Predicate<List<R>> more) {
    TableWalk.walk((from, most) -> batch(table, query, from, most), more);
  }

  /**
   * All rows of a query in one short read; empty if it would take longer than a read may.
   *
   * @param query finds few rows: its SQL has a limit
   * @throws SourceUnavailable if the database cannot be read now
   */
  public <R> Optional<List<R>> atOnce(String table, QueryFor<R> query) {
    return read(
        (connection, limit) -> {
          Optional<TableQuery<R>> found = query.apply(columns(connection, table));
          return found.isEmpty() ? Optional.of(List.of()) : all(connection, limit, found.get());
        });
  }

  /**
   * For work that costs much before it writes.
   *
   * @throws Problem 403 if this database is read-only here, 503 if it cannot be reached now
   */
  public void refuseIfReadOnly() {
    SourceState state = source.state();
    TableFailure.refuseIfReadOnly(state);
    if (!state.ready()) {
      throw new SourceUnavailable("The glossary's database cannot be reached now. Try again.");
    }
  }

  /**
   * Runs the work in one transaction that holds the write lock from its start.
   *
   * @throws Problem 403 if this database is read-only here, 409 or 422 if a rule of the table
   *     forbids what is written, 503 if it cannot be written to now
   */
  public <T> T write(Work<T> work) {
    TableFailure.refuseIfReadOnly(source.state());
    try {
      return source.write(connection -> work.on(new TableWriter(connection)));
    } catch (SqlFailure failed) {
      throw TableFailure.of(failed.failure());
    } catch (SQLException failed) {
      throw TableFailure.of(failed);
    }
  }

  /** Names in lower case; empty if there is no such table. */
  static Set<String> columns(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT lower(name) FROM pragma_table_info(?)")) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        Set<String> columns = new HashSet<>();
        while (row.next()) {
          columns.add(row.getString(1));
        }
        return columns;
      }
    }
  }

  private <R> Batch<R> batch(String table, QueryFor<R> query, long from, int most) {
    return read(
        (connection, limit) -> {
          Optional<TableQuery<R>> found = query.apply(columns(connection, table));
          return found.isEmpty()
              ? new Batch<>(List.of(), from, true)
              : found.get().keyset().read(connection, limit, from, most);
        });
  }

  private <T> T read(Database.Read<T> read) {
    return attachment.readBeside(
        (entries, connection, limit) -> {
          try {
            return read.on(connection, limit);
          } catch (SqlFailure failed) {
            throw failed.failure();
          }
        });
  }

  private static <R> Optional<List<R>> all(
      Connection connection, ReadLimit limit, TableQuery<R> query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
      for (int i = 0; i < query.parameters().size(); i++) {
        statement.setObject(i + 1, query.parameters().get(i));
      }
      List<R> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(query.row().read(new TableRow(result, limit)));
        }
      }
      return Optional.of(rows);
    } catch (SQLException failed) {
      if (Keyset.interrupted(failed)) {
        return Optional.empty();
      }
      throw failed;
    }
  }
}
