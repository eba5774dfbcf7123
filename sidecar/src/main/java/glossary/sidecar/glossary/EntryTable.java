package glossary.sidecar.glossary;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * As {@link #entries}, but only those.
   *
   * @param ids a JSON array
   */
  Keyset<StoredEntry> entries(String ids) {
    return new Keyset<>(
        "SELECT " + row() + " FROM " + from,
        "id IN (SELECT value FROM json_each(?)) AND ",
        List.of(ids),
        reader());
  }

  /** Every id, and whether it matches: no row is passed over in silence, so each read is short. */
  Keyset<Hop> hops(EntryFilter filter) {
    Condition match = match(filter);
    return new Keyset<>(
        "SELECT id, " + match.sql() + " FROM " + from, "", match.values(), Hop::read);
  }

  String entry() {
    return "SELECT " + row() + " FROM " + from + " WHERE id = ?";
  }

  /** How many rows have an id. */
  String rowsOf() {
    return "SELECT count(*) FROM " + from + " WHERE id = ?";
  }

  /** How many rows there are, all told, before a WHERE. */
  String count() {
    return "SELECT count(*) FROM " + from;
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
    StringBuilder row = new StringBuilder("id");
    for (String column : TEXTS) {
      row.append(", ").append(columns.contains(column) ? capped(column) : "NULL");
    }
    return row.toString();
  }

  private static String capped(String column) {
    return "substr(" + column + ", 1, " + StoredEntry.MOST_CHARACTERS + ")";
  }
}
