package glossary.sidecar.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of one full-text table.
 *
 * @param entries null if unknown
 * @param indexed null if unknown
 */
record Examination(String table, Long entries, Long indexed, List<Finding> findings) {

  static Examination of(Patient patient) {
    List<Finding> findings = new ArrayList<>();
    Optional<Finding> broken = DeclarationRules.worst(patient);
    broken.ifPresent(findings::add);
    if (broken.isEmpty()) {
      findings.addAll(TriggerRules.findings(patient));
    }
    ContentRules content = new ContentRules(patient, lastingFix(findings));
    Optional<IdComparison> ids = content.compareIds();
    if (broken.isEmpty()) {
      content.compareText();
    }
    findings.addAll(content.findings());
    return new Examination(
        patient.name(),
        ids.map(IdComparison::entries).orElse(null),
        ids.map(IdComparison::indexed).orElse(null),
        findings);
  }

  /** What has a cause that stays is mended with it; else it would come again. */
  private static String lastingFix(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() != Severity.NOTE)
        .filter(finding -> !finding.id().equals("NOT-FOLLOWED"))
        .map(Finding::fix)
        .findFirst()
        .orElse(null);
  }
}
