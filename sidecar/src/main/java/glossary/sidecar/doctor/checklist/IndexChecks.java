package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.INDEX;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.sidecar.doctor.Finding;
import glossary.sidecar.doctor.Report;
import glossary.sidecar.doctor.Severity;
import glossary.sidecar.glossary.Entry;
import glossary.sidecar.glossary.EntryFilter;
import glossary.sidecar.search.GlossarySearch;
import glossary.sidecar.search.IndexUnavailable;
import glossary.sidecar.search.SearchRequest;
import glossary.sidecar.search.ShadowIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Whether searches find what is there, in the sidecar's index and in the host's own. */
final class IndexChecks {
  private static final String REPAIR =
      "glossary-sidecar doctor --fix, or run the SQL that GET /api/index/doctor gives";

  static final List<Check> ALL =
      List.of(
          Check.of(
                  INDEX,
                  "IDX-01",
                  "The search index is usable",
                  "SIDECAR_DIR/index, opened without a lock",
                  "glossary-sidecar doctor --fix, or start the sidecar: it makes its index anew",
                  IndexChecks::usable)
              .fixedBy(OwnIndex::update),
          Check.of(
                  INDEX,
                  "IDX-02",
                  "The search index has every entry",
                  "the number of entries in the index and in the database",
                  "glossary-sidecar doctor --fix, or wait for a running sidecar to catch up",
                  IndexChecks::complete)
              .fixedBy(OwnIndex::update),
          Check.of(
                  INDEX,
                  "IDX-03",
                  "A search finds an entry by its term",
                  "the first entry, searched for in the index",
                  "glossary-sidecar doctor --fix",
                  IndexChecks::finds)
              .fixedBy(OwnIndex::update),
          Check.of(
                  INDEX,
                  "IDX-04",
                  "The host can change and delete entries",
                  "the declaration and the triggers of its full-text index",
                  REPAIR,
                  situation -> host(situation, Severity.CRITICAL))
              .fixedBy(HostIndexRepair::apply),
          Check.of(
                  INDEX,
                  "IDX-05",
                  "The host's full-text index is in step",
                  "its rows and words beside those of the table",
                  REPAIR,
                  situation -> host(situation, Severity.ERROR))
              .fixedBy(HostIndexRepair::apply));

  private IndexChecks() {}

  private static Outcome usable(Situation situation) throws IOException {
    if (!Files.isDirectory(situation.indexFolder())) {
      return situation.readable().isEmpty()
          ? notApplicable("There is neither an index nor a database to make it of.")
          : warning("There is no index yet.");
    }
    try (ShadowIndex index = ShadowIndex.openReadOnly(situation.indexFolder())) {
      return ok("It has %,d entries.", index.entries());
    } catch (IndexUnavailable unusable) {
      return problem("%s", Sentences.clean(unusable.getMessage()));
    }
  }

  private static Outcome complete(Situation situation) throws IOException {
    if (situation.readable().isEmpty()) {
      return notApplicable("The database cannot be read now (DB-02).");
    }
    long there = situation.readable().get().count(EntryFilter.ALL);
    try (ShadowIndex index = ShadowIndex.openReadOnly(situation.indexFolder())) {
      return index.entries() == there
          ? ok("Both have %,d.", there)
          : warning("The index has %,d, the database %,d.", index.entries(), there);
    } catch (IndexUnavailable unusable) {
      return notApplicable("The index cannot be used (IDX-01).");
    }
  }

  private static Outcome finds(Situation situation) throws IOException {
    if (situation.readable().isEmpty()) {
      return notApplicable("The database cannot be read now (DB-02).");
    }
    List<Entry> first = situation.readable().get().list(EntryFilter.ALL, 0, 1);
    if (first.isEmpty() || first.get(0).term().codePoints().noneMatch(Character::isLetterOrDigit)) {
      return notApplicable("There is no entry with a word to search for.");
    }
    Entry entry = first.get(0);
    try (ShadowIndex index = ShadowIndex.openReadOnly(situation.indexFolder())) {
      String words = "\"" + entry.term().replace('"', ' ') + "\"";
      boolean found =
          new GlossarySearch(index)
              .search(SearchRequest.of(words, 500)).hits().stream()
                  .anyMatch(hit -> hit.id() == entry.id());
      if (found) {
        return ok("Entry %d is found by its term.", entry.id());
      }
      return situation.running().isPresent()
          ? problem("Entry %d is not found by its term, although a sidecar runs.", entry.id())
          : warning("Entry %d is not found by its term; it was changed since.", entry.id())
              .next("glossary-sidecar doctor --fix, or start the sidecar: it catches up");
    } catch (IndexUnavailable unusable) {
      return notApplicable("The index cannot be used (IDX-01).");
    }
  }

  private static Outcome host(Situation situation, Severity severity) throws IOException {
    Optional<Report> report = situation.hostIndex();
    if (report.isEmpty()) {
      return notApplicable("The database cannot be read now (DB-02).");
    }
    Optional<Finding> worst =
        report.get().findings().stream().filter(one -> one.severity() == severity).findFirst();
    if (worst.isPresent()) {
      String found = worst.get().sentence() + " " + worst.get().consequence();
      return severity == Severity.CRITICAL
          ? problem("%s", Sentences.clean(found))
          : warning("%s", Sentences.clean(found));
    }
    return report.get().state() == Report.State.ABSENT
        ? notApplicable("The host has no full-text index.")
        : ok("Nothing is wrong with %s in this respect.", report.get().table());
  }
}
