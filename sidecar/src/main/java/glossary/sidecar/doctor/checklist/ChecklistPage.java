package glossary.sidecar.doctor.checklist;

import java.util.List;

/** The checklist as a page for people: every check, and what no program can check. */
final class ChecklistPage {
  private static final String HEAD =
      """
      # Is it ready for production?

      `java -jar glossary-sidecar.jar doctor` goes through this list and says for each item what it found here and what to do; it changes
      nothing. `doctor --fix` does what is marked *fixed*, asks before, and takes a backup and proves it by a restore before it writes to a
      database. `-q` prints problems only, `--json` is for scripts. It ends with 0, or with 1 if there is a problem. More in
      [doctor](doctor.md).

      This page is generated from the checks.
      """;

  /** For a person: what, and how to tell. */
  private static final List<String> BY_HAND =
      List.of(
          "A restore was practised on another machine, by the person who would have to do it: `restore FILE --to look.db`.",
          "Backups are copied to another machine or place, and somebody notices when that stops.",
          "Somebody gets the alerts, and has seen one: stop the database's host for a minute and wait for the message.",
          "The proxy in front has TLS with a certificate that renews itself, and sends one X-Forwarded-For or Forwarded header.",
          "The firewall lets nobody but the proxy and the monitoring reach the ports; try from outside.",
          "Tokens are known to those who need them only, and there is a date to change them.",
          "The host's own users and passwords were reviewed; the sidecar does not know them.",
          "The service is run by systemd or a container, as a user of its own; it starts after a restart of the machine, and stops in order: restart it once.",
          "After the start, the health, a search and a change were tried from where the clients are, through the proxy.",
          "Something outside this machine asks /health every few minutes; the dashboard and the alerts of examples/monitoring are loaded.",
          "Logs are collected elsewhere, or somebody has seen them rotate and knows where they are.",
          "The first update and the way back were tried: keep the jar of before.",
          "There is a date for maintenance: updates of Java and of this program, the warnings of doctor, a practised restore.",
          "The load that is expected was tried once beside the host, with its own clients.",
          "Who may see logs and backups agrees with the law on personal data where you are.");

  private ChecklistPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Group group : Group.values()) {
      page.append("\n## ").append(group.title()).append("\n\n");
      page.append("| id | should be so | looks at | next step |\n|---|---|---|---|\n");
      Checks.ALL.stream()
          .filter(check -> check.group() == group)
          .forEach(check -> row(check, page));
    }
    page.append("\n## What only a person can check\n\n");
    BY_HAND.forEach(item -> page.append("- [ ] ").append(item).append('\n'));
    return page.toString();
  }

  private static void row(Check check, StringBuilder page) {
    page.append("| ")
        .append(check.id())
        .append(" | ")
        .append(cell(check.title()))
        .append(" | ")
        .append(cell(check.looksAt()))
        .append(" | ")
        .append(cell(check.next()))
        .append(check.fixable() ? " (*fixed*)" : "")
        .append(" |\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
  }
}
