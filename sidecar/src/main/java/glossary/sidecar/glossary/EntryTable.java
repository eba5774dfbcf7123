package glossary.sidecar.glossary;

import glossary.sidecar.http.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The SQL for one table of entries, of which only {@code id}, {@code term} and {@code definitions}
 * are sure to be there. Column names are constants of ours and not quoted: a quoted name of a
 * missing column would be taken as text.
 *
 * @param from the usual table's name, or a SELECT in parentheses that gives the same columns
 * @param columns names in lower case
 */
record EntryTable(String from, Set<String> columns) {
  static final String NAME = "glossary_entries";
  static final Set<String> REQUIRED = Set.of("id", "term", "definitions");

  /** The result column that says whether a filter takes the row. */
  static final String TAKEN = "filter_takes_it";

  /** In the order in which {@link StoredEntry} reads them, after the id. */
  private static final List<String> TEXTS =
      List.of(
          "term",
          "definitions",
          "language",
          "source",
          "source_document",
          "domain_tags",
          "validation_status",
          "sync_status",
          "creation_date",
          "updated_at");

  /** An expression, and the values of its parameters. */
  record Condition(String sql, List<Object> values) {}

  /** What a search needs of an entry, and when it was changed. */
  private static final Set<String> SEARCHED =
      Set.of("id", "term", "definitions", "language", "source", "domain_tags", "updated_at");

  /** The usual table. */
  EntryTable(Set<String> columns) {
    this(NAME, columns);
  }

  /** Whether it is a SELECT: its ids need not be whole numbers, nor unique, and it is read-only. */
  boolean derived() {
    return !from.equals(NAME);
  }

  /** Whole entries by ascending id. */
  Keyset<StoredEntry> entries() {
    return new Keyset<>("SELECT " + row() + " FROM " + from, "", List.of(), reader());
  }

  /** As {@link #entries}, without what no search needs: half the work. */
  Keyset<StoredEntry> searched() {
    Set<String> few = new HashSet<>(columns);
    few.retainAll(SEARCHED);
    return new EntryTable(from, few).entries();
  }

  /** Every row; empty but for its id where the filter does not take it. */
  Keyset<FilteredRow> filtered(EntryFilter filter) {
    return filtered(filter, "", List.of());
  }

  /**
   * As {@link #filtered(EntryFilter)}, but only those.
   *
   * @param ids a JSON array
   */
  Keyset<FilteredRow> filtered(EntryFilter filter, String ids) {
    return filtered(filter, "id IN (SELECT value FROM json_each(?)) AND ", List.of(ids));
  }

  /** Every id, with its term where the language is the wanted one. */
  Keyset<TermRow> terms(String language) {
    Condition match = match(new EntryFilter(language, null, null));
    return new Keyset<>(
        "SELECT id, CASE WHEN " + match.sql() + " THEN " + capped("term") + " END FROM " + from,
        "",
        match.values(),
        TermRow::read);
  }

  /** Every id, and whether it matches: no row is passed over in silence, so each read is short. */
  Keyset<Hop> hops(EntryFilter filter) {
    Condition match = match(filter);
    return new Keyset<>(
        "SELECT id, " + match.sql() + " FROM " + from, "", match.values(), Hop::read);
  }

  /** Every id, and whether its row is newer; none of a SELECT, which may take as long as a scan. */
  Keyset<Hop> newer(Newest than) {
    boolean dated = columns.contains("updated_at");
    return new Keyset<>(
        "SELECT id, id > ?" + (dated ? " OR updated_at > ?" : "") + " FROM " + from,
        derived() ? "0 AND " : "",
        dated ? List.of(than.id(), than.updatedAt()) : List.of(than.id()),
        Hop::read);
  }

  /** How many rows have an id. */
  String rowsOf() {
    return "SELECT count(*) FROM " + from + " WHERE id = ?";
  }

  /** How many rows there are, all told, before a WHERE. */
  String count() {
    return "SELECT count(*) FROM " + from;
  }

  /** Gives the new id. */
  String insert(List<String> into) {
    require(into);
    String marks = String.join(", ", Collections.nCopies(into.size(), "?"));
    return "INSERT INTO "
        + NAME
        + " ("
        + String.join(", ", into)
        + ") VALUES ("
        + marks
        + ") RETURNING id";
  }

  /** The last parameter is the id. */
  String update(List<String> set) {
    require(set);
    return "UPDATE " + NAME + " SET " + String.join(" = ?, ", set) + " = ? WHERE id = ?";
  }

  /**
   * @throws Problem 409 if the table lacks one of them
   */
  void require(List<String> needed) {
    for (String column : needed) {
      if (!columns.contains(column)) {
        throw new Problem(409, "The database's table has no column " + column + " to write to.");
      }
    }
  }

  Optional<StoredEntry> read(Connection connection, ReadLimit limit, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + row() + " FROM " + from + " WHERE id = ?")) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(StoredEntry.read(row, limit)) : Optional.empty();
      }
    }
  }

  /** True, false or null for each row; a column that is missing matches nothing. */
  Condition match(EntryFilter filter) {
    List<String> terms = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    add(terms, values, "language", filter.language());
    add(terms, values, "source", filter.source());
    add(terms, values, "validation_status", filter.validationStatus());
    return new Condition(terms.isEmpty() ? "1" : String.join(" AND ", terms), values);
  }

  /** The database evaluates the filter once more for each column, on the row it has at hand. */
  private Keyset<FilteredRow> filtered(EntryFilter filter, String condition, List<Object> more) {
    Condition match = match(filter);
    List<Object> values = new ArrayList<>(match.values());
    values.addAll(more);
    String rows = "(SELECT *, " + match.sql() + " AS " + TAKEN + " FROM " + from + ")";
    return new Keyset<>(
        "SELECT " + row("CASE WHEN " + TAKEN + " THEN ", " END") + ", " + TAKEN + " FROM " + rows,
        condition,
        values,
        FilteredRow.reader(reader()));
  }

  private void add(List<String> terms, List<Object> values, String column, String wanted) {
    if (wanted == null) {
      return;
    }
    if (!columns.contains(column)) {
      terms.add("0");
      return;
    }
    terms.add(column + " = ?");
    values.add(wanted);
  }

  /** Made anew for each read: rows of a SELECT are compared with the one before. */
  private Keyset.Row<StoredEntry> reader() {
    return derived() ? new CheckedRows() : StoredEntry::read;
  }

  private String row() {
    return row("", "");
  }

  private String row(String before, String after) {
    StringBuilder row = new StringBuilder("id");
    for (String column : TEXTS) {
      String value = columns.contains(column) ? before + capped(column) + after : "NULL";
      row.append(", ").append(value);
    }
    return row.toString();
  }

  /** Counting characters to cut a short text costs as much as to read it. */
  private static String capped(String column) {
    int most = StoredEntry.MOST_CHARACTERS;
    return "CASE WHEN octet_length(%1$s) > %2$d THEN substr(%1$s, 1, %2$d) ELSE %1$s END"
        .formatted(column, most);
  }
}
