package glossary.sidecar.doctor;

import static glossary.sidecar.doctor.Severity.CRITICAL;

import glossary.sidecar.doctor.Declaration.Content;
import glossary.sidecar.doctor.FtsWrite.Kind;
import glossary.sidecar.glossary.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what was declared can work, with the triggers that are there. */
final class DeclarationRules {
  private static final Set<String> ROW_NUMBERS = Set.of("rowid", "oid", "_rowid_");

  private DeclarationRules() {}

  /** Empty if it works; then its rows can be read. */
  static Optional<Finding> worst(Patient patient) {
    Optional<Finding> wrong = missing(patient).map(error -> ofContent(patient, error));
    if (wrong.isEmpty()) {
      wrong = impossibleRemoval(patient);
    }
    return wrong.isPresent() ? wrong : unreadable(patient);
  }

  /** SQLite's words for what the content lacks. */
  private static Optional<String> missing(Patient patient) {
    Declaration declaration = patient.declaration();
    if (declaration.content() != Content.EXTERNAL) {
      return Optional.empty();
    }
    Optional<Schema.Item> content = patient.schema().table(declaration.contentTable());
    if (content.isEmpty()) {
      return Optional.of("no such table: main." + declaration.contentTable());
    }
    String rowid = SqlText.lower(declaration.contentRowid());
    Stream<String> number =
        ROW_NUMBERS.contains(rowid) ? Stream.of() : Stream.of(declaration.contentRowid());
    return Stream.concat(number, declaration.columns().stream())
        .filter(column -> !patient.contentColumns().contains(SqlText.lower(column)))
        .findFirst()
        .map(column -> "no such column: T." + column);
  }

  private static Finding ofContent(Patient patient, String error) {
    List<String> events = events(patient, Kind.PLAIN_REMOVAL, Kind.REPLACE);
    String content = patient.declaration().contentTable();
    String fix = patient.repair().withOwnContent();
    if (events.isEmpty()) {
      return new Finding(
          "CONTENT-MISMATCH",
          CRITICAL,
          patient.name(),
          "The index %s takes its text from %s, which does not fit it: '%s'."
              .formatted(patient.name(), content, error),
          "COUNT(*), snippet(), highlight(), every stored column and 'rebuild' fail; MATCH alone"
              + " works.",
          fix);
    }
    return writesFail(
        patient,
        events,
        error,
        "The declaration takes the text from %s, which does not fit it; COUNT(*), snippet(),"
                .formatted(content)
            + " highlight() and 'rebuild' fail too.",
        fix);
  }

  private static Optional<Finding> impossibleRemoval(Patient patient) {
    Optional<Kind> impossible = patient.table().impossibleRemoval();
    List<String> events = impossible.map(kind -> events(patient, kind)).orElse(List.of());
    if (events.isEmpty()) {
      return Optional.empty();
    }
    boolean plain = impossible.get() == Kind.PLAIN_REMOVAL;
    String error =
        plain
            ? "cannot DELETE from contentless fts5 table: " + patient.name()
            : patient.declaration().content() == Content.OWN
                ? "SQL logic error"
                : "'delete' may not be used with a contentless_delete=1 table";
    return Optional.of(
        writesFail(
            patient,
            events,
            error,
            plain
                ? "The index keeps no text, so it cannot tell which words a plain DELETE removes."
                : "The triggers use the 'delete' command, which an index of this kind refuses.",
            plain
                ? patient.repair().withOwnContent()
                : patient.repair().follow(patient.subjectColumns())));
  }

  private static Finding writesFail(
      Patient patient, List<String> events, String error, String why, String fix) {
    boolean inserts = events.contains("INSERT");
    return new Finding(
        "HOST-WRITES-FAIL",
        CRITICAL,
        patient.name(),
        "Every %s on %s by the host fails with '%s', while %sMATCH work%s and PRAGMA"
                .formatted(
                    Events.sentence(events),
                    patient.table().subject(),
                    error,
                    inserts ? "" : "INSERT and ",
                    inserts ? "s" : "")
            + " integrity_check says ok.",
        "Entries cannot be changed or removed in the glossary server. " + why,
        fix);
  }

  /** A last proof, by reading one row as a search does. */
  private static Optional<Finding> unreadable(Patient patient) {
    String columns = patient.declaration().content() == Content.NONE ? "rowid" : "*";
    String one = "SELECT %s FROM %s LIMIT 1".formatted(columns, SqlText.quoted(patient.name()));
    boolean runs = patient.runs(one);
    if (!runs) {
      runs = patient.runs(one); // the first may have met a write of the host
    }
    if (runs) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "UNREADABLE-INDEX",
            CRITICAL,
            patient.name(),
            "Reading a row of the index %s fails.".formatted(patient.name()),
            "Searches that use it fail, and so may writes. Its shadow tables, its tokenizer or the"
                + " view that it reads are missing or damaged.",
            patient.repair().withOwnContent()));
  }

  private static List<String> events(Patient patient, Kind... kinds) {
    return patient.table().triggers().stream()
        .filter(trigger -> Stream.of(kinds).anyMatch(trigger::has))
        .map(FtsTrigger::event)
        .distinct()
        .toList();
  }
}
