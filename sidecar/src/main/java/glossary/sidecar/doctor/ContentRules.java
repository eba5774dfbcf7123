package glossary.sidecar.doctor;

import static glossary.sidecar.doctor.Severity.ERROR;

import glossary.sidecar.doctor.Declaration.Content;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the index holds what the table holds. */
final class ContentRules {
  private final Patient patient;
  private final String fix;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param fix of a cause that was found already; null if this is the first
   */
  ContentRules(Patient patient, String fix) {
    this.patient = patient;
    this.fix = fix == null ? patient.repair().fillAgain() : fix;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Empty if the rows cannot be compared. */
  Optional<IdComparison> compareIds() {
    if (patient.table().subject() == null
        || !patient.declaration().hasSizes() && patient.declaration().content() != Content.OWN) {
      notChecked("the number of its rows", "nothing tells what it follows, or how many it has");
      return Optional.empty();
    }
    try {
      IdComparison ids = IdComparison.of(patient);
      judge(ids);
      return Optional.of(ids);
    } catch (TooSlow slow) {
      notChecked("the number of its rows", "they cannot be read in short steps");
    } catch (SQLException failed) {
      notChecked("the number of its rows", "reading them fails");
    }
    return Optional.empty();
  }

  /** Only for an index that can be read. */
  void compareText() {
    try {
      if (patient.declaration().content() == Content.OWN && patient.refill().isPresent()) {
        judge(StoredText.compare(patient, patient.refill().get()));
      } else if (patient.declaration().content() == Content.EXTERNAL) {
        IndexedWords.compare(patient)
            .ifPresentOrElse(
                this::judge, () -> notChecked("its words", "its tokenizer is not to be had here"));
      } else {
        notChecked("its words", "there is no text to compare them with");
      }
    } catch (TooSlow slow) {
      notChecked("its text", "it cannot be read in short steps");
    } catch (SQLException failed) {
      notChecked("its text", "reading it fails");
    }
  }

  private void judge(IdComparison ids) {
    if (!ids.equal()) {
      findings.add(
          new Finding(
              "DRIFT",
              ERROR,
              patient.name(),
              "%s has %d rows and %s has %d: the index lacks %s, and has %s that the table has not."
                  .formatted(
                      patient.table().subject(),
                      ids.entries(),
                      patient.name(),
                      ids.indexed(),
                      rows(ids.missing()),
                      rows(ids.surplus())),
              "Entries that the index lacks are not found; those that only it has are found although"
                  + " they are gone.",
              fix));
    }
    if (!ids.whole()) {
      notChecked("all of its rows", "there are too many for one examination");
    }
  }

  private void judge(StoredText.Result text) {
    Ids different = text.different();
    if (!text.whole()) {
      notChecked("all of its text", "there is too much for one examination");
    }
    if (different.count() > 0) {
      findings.add(
          new Finding(
              "STALE-TEXT",
              ERROR,
              patient.name(),
              "%s in %s (%s) has other text than %s."
                  .formatted(
                      count(different.count(), "row"),
                      patient.name(),
                      different.some(),
                      patient.table().subject()),
              "These entries are found by words that they no longer have, and not by those they have.",
              fix));
    }
  }

  private void judge(IndexedWords.Result words) {
    if (!words.whole()) {
      notChecked(
          "all of its words",
          "there are too many, so that a sample of %s was"
              .formatted(count(words.examined(), "row")));
    }
    if (words.rows() > 0) {
      IndexedWords.Wrong one = words.first().get(0);
      findings.add(
          new Finding(
              "STALE-WORDS",
              ERROR,
              patient.name(),
              "Of %s examined, %s in the index with words that %s does not have; '%s' finds row %d."
                  .formatted(
                      count(words.examined(), "row"),
                      words.rows() == 1 ? "1 is" : words.rows() + " are",
                      patient.declaration().contentTable(),
                      one.word(),
                      one.row()),
              "Searches find entries by words that were changed or removed. PRAGMA integrity_check"
                  + " says ok.",
              fix));
    }
  }

  private void notChecked(String what, String why) {
    findings.add(
        Finding.note(
            "NOT-CHECKED",
            patient.name(),
            "Of %s, %s could not be checked: %s.".formatted(patient.name(), what, why),
            "What is said of it may not be all."));
  }

  private static String rows(Ids ids) {
    return ids.count() == 0 ? "none" : ids.count() + " (" + ids.some() + ")";
  }

  private static String count(long number, String what) {
    return number == 1 ? "1 " + what : number + " " + what + "s";
  }
}
