package glossary.sidecar.doctor;

import static glossary.sidecar.doctor.Severity.ERROR;

import glossary.sidecar.doctor.Declaration.Content;
import glossary.sidecar.doctor.FtsWrite.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whether the triggers keep the index in step. */
final class TriggerRules {

  private TriggerRules() {}

  static List<Finding> findings(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    wrong(patient, findings);
    notFollowed(patient, findings);
    return findings;
  }

  /** Before the row has changed a plain removal still reads the old words; after it, the new. */
  private static void wrong(Patient patient, List<Finding> findings) {
    Declaration declaration = patient.declaration();
    boolean ownWords = declaration.content() == Content.OWN || declaration.contentlessDelete();
    List<String> wrong =
        ownWords
            ? List.of()
            : patient.table().triggers().stream()
                .filter(FtsTrigger::after)
                .filter(t -> t.has(Kind.PLAIN_REMOVAL) || t.has(Kind.REPLACE))
                .map(FtsTrigger::name)
                .toList();
    if (!wrong.isEmpty()) {
      findings.add(
          new Finding(
              "WRONG-TRIGGER",
              ERROR,
              patient.name(),
              "The triggers %s remove rows of %s by a plain DELETE after %s has changed, although the"
                      .formatted(
                          String.join(", ", wrong), patient.name(), patient.table().subject())
                  + " index keeps no text of its own.",
              "FTS5 then removes the new words instead of the old: words that are gone go on matching,"
                  + " and deleted entries are found. A 'rebuild' helps until the next change.",
              patient.repair().withOwnContent()));
    }
  }

  private static void notFollowed(Patient patient, List<Finding> findings) {
    List<String> missing = new ArrayList<>();
    addUnless(patient, "INSERT", FtsTrigger::adds, missing);
    addUnless(patient, "UPDATE", t -> t.removes() && t.adds() || t.has(Kind.REPLACE), missing);
    addUnless(patient, "DELETE", FtsTrigger::removes, missing);
    if (missing.isEmpty()) {
      return;
    }
    findings.add(
        new Finding(
            "NOT-FOLLOWED",
            ERROR,
            patient.name(),
            "No trigger takes over %s on %s into %s."
                .formatted(
                    Events.sentence(missing),
                    patient.table().subject() == null ? "any table" : patient.table().subject(),
                    patient.name()),
            "The index falls behind with every such change, unless the server itself writes to it.",
            patient.repair().follow(patient.subjectColumns())));
  }

  /** One event may be spread over several triggers. */
  private static void addUnless(
      Patient patient, String event, Predicate<FtsTrigger> done, List<String> missing) {
    List<FtsTrigger> all =
        patient.table().triggers().stream().filter(t -> t.event().equals(event)).toList();
    FtsTrigger together =
        new FtsTrigger(
            "", "", event, true, null, all.stream().flatMap(t -> t.writes().stream()).toList());
    if (!done.test(together)) {
      missing.add(event);
    }
  }
}
