package glossary.sidecar.documents;

import glossary.sidecar.glossary.Tables;
import glossary.sidecar.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Reads and deletes the rows of uploaded documents. */
public final class Documents {
  private final Tables tables;

  public Documents(Tables tables) {
    this.tables = tables;
  }

  /**
   * Passes when each document was uploaded, as stored or null, in many short reads. No read is open
   * while {@code each} runs.
   */
  public void uploadTimes(Consumer<String> each) {
    tables.walk(
        DocumentTable.NAME,
        columns -> DocumentTable.of(columns).map(DocumentTable::times),
        rows -> {
          rows.forEach(each);
          return true;
        });
  }

  Optional<Document> find(long id) {
    return rows(List.of(id)).stream().findFirst();
  }

  /** By ascending id. */
  List<Document> list(long skip, int most) {
    List<Long> ids = new ArrayList<>();
    AtomicLong toSkip = new AtomicLong(skip);
    tables.walk(
        DocumentTable.NAME,
        columns -> DocumentTable.of(columns).map(DocumentTable::ids),
        rows -> {
          rows.stream().filter(id -> toSkip.getAndDecrement() <= 0).forEach(ids::add);
          return ids.size() < most;
        });
    return rows(ids.subList(0, Math.min(most, ids.size())));
  }

  /**
   * Deletes the row.
   *
   * @param before is told where the file is before the row goes
   * @return where its file is, as stored; empty if it does not say
   * @throws Problem 404 if there is none
   */
  Optional<String> delete(long id, Consumer<String> before) {
    return tables.write(
        writer -> {
          Set<String> columns = writer.columns(DocumentTable.NAME);
          Optional<String> path =
              DocumentTable.of(columns)
                  .flatMap(table -> writer.first(table.path(id)))
                  .orElseThrow(Documents::notFound);
          path.ifPresent(before);
          writer.delete(DocumentTable.NAME, id);
          return path;
        });
  }

  static Problem notFound() {
    return new Problem(404, "Document not found: there is none with this id.");
  }

  private List<Document> rows(List<Long> ids) {
    List<Document> rows = new ArrayList<>();
    if (!ids.isEmpty()) {
      tables.walk(
          DocumentTable.NAME,
          columns -> DocumentTable.of(columns).map(table -> table.rows(ids)),
          some -> {
            rows.addAll(some);
            return true;
          });
    }
    return rows;
  }
}
