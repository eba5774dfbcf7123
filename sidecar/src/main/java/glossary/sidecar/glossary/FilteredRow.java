package glossary.sidecar.glossary;

/**
 * One row on the way through the table.
 *
 * @param stored null if the filter does not take it
 */
record FilteredRow(StoredEntry stored) {

  /**
   * @param taken reads the rows that the filter takes
   */
  static Keyset.Row<FilteredRow> reader(Keyset.Row<StoredEntry> taken) {
    return (row, limit) ->
        new FilteredRow(row.getBoolean(EntryTable.TAKEN) ? taken.read(row, limit) : null);
  }

  boolean taken() {
    return stored != null;
  }
}
