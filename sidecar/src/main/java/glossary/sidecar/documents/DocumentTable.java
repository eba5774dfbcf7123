package glossary.sidecar.documents;

import glossary.sidecar.glossary.TableQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The SQL for one table {@code uploaded_documents}, of which only the id is sure to be there.
 * Column names are constants of ours and not quoted: a quoted name of a missing column would be
 * taken as text.
 *
 * @param columns names in lower case
 */
record DocumentTable(Set<String> columns) {
  static final String NAME = "uploaded_documents";

  /** In the order in which they are read and sent. */
  static final List<String> COLUMNS =
      List.of(
          "filename",
          "file_path",
          "file_size",
          "file_type",
          "upload_status",
          "uploaded_at",
          "processed_at",
          "processing_metadata",
          "document_number",
          "document_type_id",
          "document_link",
          "uploaded_by");

  private static final int LONGEST_TEXT = 1 << 20;

  /** Empty if the table is not there, or is not what it should be. */
  static Optional<DocumentTable> of(Set<String> columns) {
    return columns.contains("id") ? Optional.of(new DocumentTable(columns)) : Optional.empty();
  }

  /** Whole documents by ascending id. */
  TableQuery<Document> rows(Iterable<Long> ids) {
    return TableQuery.byId(row(), ids, Document::read);
  }

  /** A whole document. */
  TableQuery<Document> one(long id) {
    return TableQuery.of(row() + " WHERE id = ?", List.of(id), Document::read);
  }

  TableQuery<Long> ids() {
    return TableQuery.of("SELECT id FROM " + NAME, List.of(), row -> row.number(1));
  }

  /** When each was uploaded, as stored, or null. */
  TableQuery<String> times() {
    String sql = "SELECT id, " + text("uploaded_at", 50) + " FROM " + NAME;
    return TableQuery.of(sql, List.of(), row -> row.text(2));
  }

  /** Where the file of one is, as stored, or null. */
  TableQuery<Optional<String>> path(long id) {
    String sql = "SELECT " + text("file_path", LONGEST_TEXT) + " FROM " + NAME + " WHERE id = ?";
    return TableQuery.of(sql, List.of(id), row -> Optional.ofNullable(row.text(1)));
  }

  /** Where the file of each is, as stored. */
  TableQuery<Optional<String>> paths() {
    String sql = "SELECT id, " + text("file_path", LONGEST_TEXT) + " FROM " + NAME;
    return TableQuery.of(sql, List.of(), row -> Optional.ofNullable(row.text(2)));
  }

  private String row() {
    List<String> texts = COLUMNS.stream().map(column -> text(column, LONGEST_TEXT)).toList();
    return "SELECT id, " + String.join(", ", texts) + " FROM " + NAME;
  }

  private String text(String column, int longest) {
    return columns.contains(column) ? "substr(" + column + ", 1, " + longest + ")" : "NULL";
  }
}
