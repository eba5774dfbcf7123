package glossary.sidecar.doctor;

import static java.util.Comparator.comparing;

import glossary.sidecar.glossary.Inspection;
import glossary.sidecar.glossary.SourceUnavailable;
import glossary.sidecar.glossary.SqlText;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Names the state of the full-text index that a host keeps of its glossary. Reads the host's
 * database in looks of at most 50 ms and writes nothing to it. One examination at a time.
 */
public final class IndexDoctor {
  /** What the existing server's set-up script calls it. */
  private static final String USUAL = "glossary_fts";

  /** What the existing server's health check asks for. */
  private static final String EXPECTED = "glossary_entries_fts";

  private final Supplier<Inspection> inspections;
  private final Clock clock;
  private final ReentrantLock working = new ReentrantLock();

  /**
   * @param inspections opens one, or throws {@link SourceUnavailable}
   */
  public IndexDoctor(Supplier<Inspection> inspections, Clock clock) {
    this.inspections = inspections;
    this.clock = clock;
  }

  /**
   * Takes up to some seconds.
   *
   * @throws SourceUnavailable if the database cannot be read, or another examination runs
   */
  public Report examine() {
    if (!working.tryLock()) {
      throw new SourceUnavailable("Another examination of the index is running. Try again.");
    }
    try (Inspection inspection = inspections.get()) {
      return examine(inspection);
    } catch (SQLException failed) {
      throw new SourceUnavailable("The glossary's database cannot be examined now. Try again.");
    } finally {
      working.unlock();
    }
  }

  private Report examine(Inspection inspection) throws SQLException {
    long started = System.nanoTime();
    Schema schema =
        Schema.read(inspection)
            .orElseThrow(
                () -> new SourceUnavailable("The database answers too slowly. Try again."));
    List<Finding> findings = new ArrayList<>();
    List<Examination> examined = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Schema.Item item : schema.tables()) {
      if (DeclarationParser.isFts5(item)) {
        examine(item, schema, inspection, examined, findings, others);
      }
    }
    examined.forEach(one -> findings.addAll(one.findings()));
    remarks(schema, inspection, findings, others);
    findings.sort(comparing(Finding::severity));
    Optional<Examination> main =
        examined.stream().min(comparing(one -> !SqlText.sameName(one.table(), USUAL)));
    boolean absent = examined.isEmpty() && Report.State.of(findings) == Report.State.SOUND;
    return new Report(
        absent ? Report.State.ABSENT : Report.State.of(findings),
        main.map(Examination::table).orElse(null),
        main.map(Examination::entries).orElse(null),
        main.map(Examination::indexed).orElse(null),
        List.copyOf(findings),
        clock.instant(),
        Duration.ofNanos(System.nanoTime() - started));
  }

  private static void examine(
      Schema.Item item,
      Schema schema,
      Inspection inspection,
      List<Examination> examined,
      List<Finding> findings,
      List<String> others)
      throws SQLException {
    Optional<Declaration> declaration = DeclarationParser.parse(item);
    if (declaration.isEmpty()) {
      findings.add(garbled(item));
      return;
    }
    FtsTable table = FtsTable.of(declaration.get(), schema, inspection.tables());
    if (table.belongsTo(inspection.tables())) {
      examined.add(Examination.of(Patient.of(table, schema, inspection)));
    } else {
      others.add(table.name());
    }
  }

  private static Finding garbled(Schema.Item item) {
    return new Finding(
        "UNREADABLE-DECLARATION",
        Severity.CRITICAL,
        item.name(),
        "The declaration of %s is none that FTS5 accepts.".formatted(item.name()),
        "Its use fails, and a trigger that writes to it makes writes fail.",
        "PRAGMA writable_schema = ON; -- then correct this row, on a copy of the database:\n"
            + "SELECT rowid, sql FROM sqlite_master WHERE name = '%s';\n"
                .formatted(item.name().replace("'", "''")));
  }

  private static void remarks(
      Schema schema, Inspection inspection, List<Finding> findings, List<String> others) {
    if (!inspection.ours()
        && inspection.tables().contains("glossary_entries")
        && schema.table(EXPECTED).isEmpty()) {
      findings.add(
          Finding.note(
              "EXPECTED-NAME",
              null,
              "The glossary server's health check asks for a table %s, which does not exist."
                  .formatted(EXPECTED),
              "That check can never pass; it says nothing about the index."));
    }
    if (!others.isEmpty()) {
      findings.add(
          Finding.note(
              "OTHER-INDEX",
              null,
              "These full-text tables index something else: %s."
                  .formatted(others.stream().limit(20).collect(Collectors.joining(", "))),
              "They were not examined."));
    }
  }
}
