package glossary.sidecar.documents;

import glossary.sidecar.glossary.SourceUnavailable;
import glossary.sidecar.glossary.Tables;
import glossary.sidecar.glossary.Timestamps;
import glossary.sidecar.http.Problem;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the rows of new documents, and finds which files have one. */
final class DocumentInserts {
  private static final Set<String> REQUIRED = Set.of("id", "filename", "file_path");

  private final Tables tables;
  private final Clock clock;

  DocumentInserts(Tables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * @throws Problem 403 if the database is read-only here, 503 if it cannot be reached now
   */
  void refuseIfReadOnly() {
    tables.refuseIfReadOnly();
  }

  /**
   * One row, which nobody has processed yet.
   *
   * @param path as it is stored
   * @return the document as it is read back
   */
  Document insert(ReceivedFile file, String path) {
    Map<String, Object> values = new HashMap<>();
    values.put("filename", file.filename());
    values.put("file_path", path);
    values.put("file_size", file.size());
    values.put("file_type", file.kind().mediaType());
    values.put("upload_status", "pending");
    values.put("uploaded_at", Timestamps.stored(clock.instant()));
    values.put("processing_metadata", metadata(file));
    return tables.write(
        writer -> {
          Set<String> columns = writer.columns(DocumentTable.NAME);
          if (!columns.containsAll(REQUIRED)) {
            throw new SourceUnavailable(
                "The glossary's database has no table of documents. Start the glossary server once"
                    + " so that it makes its tables.");
          }
          long id = writer.insert(DocumentTable.NAME, values);
          return writer.first(new DocumentTable(columns).one(id)).orElseThrow();
        });
  }

  /**
   * Which of these files have a row, by the ends of the stored paths; empty if the database cannot
   * be read now.
   */
  Optional<Set<String>> known(Set<String> names) {
    Set<String> known = new HashSet<>();
    if (names.isEmpty()) {
      return Optional.of(known);
    }
    try {
      tables.walk(
          DocumentTable.NAME,
          columns -> DocumentTable.of(columns).map(DocumentTable::paths),
          paths -> {
            paths.forEach(
                path ->
                    path.map(DocumentInserts::last).filter(names::contains).ifPresent(known::add));
            return known.size() < names.size();
          });
      return Optional.of(known);
    } catch (Problem unavailable) {
      return Optional.empty();
    }
  }

  private static String last(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** The digest is of digits and letters only. */
  private static String metadata(ReceivedFile file) {
    return "{\"sha256\": \"" + file.sha256() + "\"}";
  }
}
