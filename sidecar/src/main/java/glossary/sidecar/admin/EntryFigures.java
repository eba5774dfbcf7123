package glossary.sidecar.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.glossary.TableQuery;
import glossary.sidecar.glossary.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts of all entries. Filled by one thread, then only read. */
final class EntryFigures {
  private static final String ENTRIES = "glossary_entries";

  private record Facts(String language, String source, String status, String created) {}

  private final Activity activity;
  private final Counts byLanguage = new Counts();
  private final Counts bySource = new Counts();
  private final Counts byStatus = new Counts();

  private EntryFigures(String today) {
    this.activity = new Activity(today);
  }

  /** Walks through all entries in many short reads. */
  static EntryFigures of(Tables tables, String today) {
    EntryFigures figures = new EntryFigures(today);
    tables.walk(
        ENTRIES,
        columns -> Optional.of(query(columns)),
        rows -> {
          rows.forEach(figures::add);
          return true;
        });
    return figures;
  }

  Activity activity() {
    return activity;
  }

  void writeCounts(JsonGenerator out) throws IOException {
    byLanguage.writeTo("entries_by_language", out);
    bySource.writeTo("entries_by_source", out);
    byStatus.writeTo("entries_by_validation_status", out);
  }

  private void add(Facts facts) {
    activity.add(facts.created());
    byLanguage.add(facts.language());
    bySource.add(facts.source());
    byStatus.add(facts.status());
  }

  private static TableQuery<Facts> query(Set<String> columns) {
    List<String> texts =
        List.of("language", "source", "validation_status", "creation_date").stream()
            .map(column -> columns.contains(column) ? "substr(" + column + ", 1, 100)" : "NULL")
            .toList();
    return TableQuery.of(
        "SELECT id, " + String.join(", ", texts) + " FROM " + ENTRIES,
        List.of(),
        row -> new Facts(row.text(2), row.text(3), row.text(4), row.text(5)));
  }
}
