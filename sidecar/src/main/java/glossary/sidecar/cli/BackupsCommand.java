package glossary.sidecar.cli;

import glossary.sidecar.BackupWiring;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupJson;
import glossary.sidecar.backup.Proof;
import glossary.sidecar.backup.Pruned;
import glossary.sidecar.backup.Verdict;
import glossary.sidecar.backup.Verification;
import glossary.sidecar.http.Json;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists, verifies, prunes and proves backups. */
@Command(
    name = "backups",
    description = "Lists the backups; or verifies one, deletes old ones, or proves the newest.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  backups",
      "  backups --verify glossary_backup_20261124_020000",
      "  backups --prune --dry-run",
      "  backups --drill"
    })
final class BackupsCommand implements Callable<Integer> {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  /** One of them at most. */
  private static final class Work {
    @Option(
        names = "--verify",
        paramLabel = "ID",
        description = "Reads every byte of a backup and checks the database in it.")
    private String verify;

    @Option(names = "--prune", description = "Deletes what no retention rule keeps.")
    private boolean prune;

    @Option(
        names = "--drill",
        description = "Restores the newest backup to a temporary file, indexes and searches it.")
    private boolean drill;
  }

  @ArgGroup private Work work;

  @Option(names = "--dry-run", description = "With --prune: says what it would delete, and why.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (dryRun && (work == null || !work.prune)) {
      throw new ParameterException(spec.commandLine(), "--dry-run goes with --prune");
    }
    return BackupFiles.with(spec, root.common(), this::run);
  }

  private int run(BackupWiring backups) throws IOException {
    if (work == null) {
      return list(backups.folder().list());
    }
    if (work.prune) {
      return prune(
          dryRun
              ? backups.runs().prune(true)
              : CommandAudit.noted(
                  root.common().settings(), "prune", "", () -> backups.runs().prune(false)));
    }
    return work.drill ? drill(backups) : verify(backups);
  }

  private int list(List<Backup> backups) {
    if (json(BackupJson.of(backups))) {
      return ExitCode.DONE;
    }
    if (backups.isEmpty()) {
      out().println("There are no backups yet. The command backup takes one.");
      return ExitCode.DONE;
    }
    TextTable table =
        new TextTable("ID", "TAKEN (UTC)", "SIZE", "ENTRIES", "VERIFIED", "PROVEN", "KEPT");
    for (Backup backup : backups) {
      table.row(
          backup.id(),
          time(Optional.of(backup.createdAt())),
          Sizes.of(backup.sizeBytes()),
          backup.entries() < 0 ? "?" : Long.toString(backup.entries()),
          backup.verified() ? "yes" : "no",
          time(backup.provenAt()),
          backup.pinned() ? "pinned" : "");
    }
    table.printTo(out(), TextTable.terminalWidth());
    return ExitCode.DONE;
  }

  private int verify(BackupWiring backups) throws IOException {
    Backup backup = BackupFiles.find(backups, work.verify);
    Verification found;
    try (ProgressBar progress =
        ProgressBar.on(spec.commandLine().getErr(), backup.sourceSizeBytes())) {
      found = backups.verifier().verify(backup, progress);
    }
    if (!json(BackupJson.of(backup, found))) {
      out()
          .println(
              found.sound()
                  ? backup.id() + " is sound: " + found.entries() + " entries, integrity ok."
                  : backup.id() + " must not be trusted: " + found.problem());
      found.warnings().forEach(warning -> out().println("warning  " + warning));
    }
    return found.sound() ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private int prune(Pruned pruned) {
    if (json(BackupJson.of(pruned))) {
      return ExitCode.DONE;
    }
    TextTable table = new TextTable("ID", pruned.dryRun() ? "WOULD BE" : "IS", "WHY");
    for (Verdict verdict : pruned.verdicts()) {
      table.row(verdict.backup().id(), verdict.kept() ? "kept" : "deleted", verdict.reason());
    }
    table.printTo(out(), TextTable.terminalWidth());
    if (!pruned.dryRun()) {
      out()
          .println(
              pruned.deleted().size() + " deleted, " + Sizes.of(pruned.freedBytes()) + " freed.");
    }
    return ExitCode.DONE;
  }

  private int drill(BackupWiring backups) throws IOException {
    Proof proof;
    try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr())) {
      proof = backups.runs().prove(progress, () -> true);
    }
    if (!json(proof)) {
      out()
          .println(
              "%s is proven: restored, checked, %d entries indexed, %d of them searched for and found, in %.1f s."
                  .formatted(
                      proof.backup().id(),
                      proof.entries(),
                      proof.searched(),
                      proof.duration().toMillis() / 1e3));
      proof.warnings().forEach(warning -> out().println("warning  " + warning));
    }
    return ExitCode.DONE;
  }

  /** Whether it was asked for. */
  private boolean json(Json value) {
    if (root.common().json()) {
      out().println(JsonText.of(value));
    }
    return root.common().json();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static String time(Optional<Instant> time) {
    return time.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' '))
        .map(text -> text.replace("Z", ""))
        .orElse("");
  }
}
