package glossary.sidecar.cli;

import glossary.sidecar.BackupWiring;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupJson;
import glossary.sidecar.backup.BackupProgress;
import glossary.sidecar.backup.BackupReason;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes one backup. */
@Command(
    name = "backup",
    description =
        "Takes one backup now: a snapshot that is consistent while the server writes, checked, compressed and read back.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  backup",
      "  backup --json",
      "  0 2 * * * cd /srv/glossary && java -jar glossary-sidecar.jar backup -q   (in a crontab)"
    })
final class BackupCommand implements Callable<Integer> {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return BackupFiles.with(spec, root.common(), this::take);
  }

  private int take(BackupWiring backups) throws IOException {
    Backup taken;
    if (root.common().quiet()) {
      taken = backups.runs().take(BackupReason.MANUAL, BackupProgress.NONE);
    } else {
      try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr(), size(backups))) {
        taken = backups.runs().take(BackupReason.MANUAL, progress);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (root.common().json()) {
      out.println(JsonText.of(BackupJson.of(taken)));
    } else {
      print(backups, taken, out);
    }
    return ExitCode.DONE;
  }

  /** Of what is backed up; 0 if that is not known, which the backup itself will tell. */
  private static long size(BackupWiring backups) {
    try {
      return backups.live().figures().sizeBytes();
    } catch (IOException unknown) {
      return 0;
    }
  }

  private static void print(BackupWiring backups, Backup taken, PrintWriter out) {
    out.println("id       " + taken.id());
    out.println("path     " + backups.folder().file(taken));
    out.println(
        "size     %s of %s, %d entries, in %.2f s"
            .formatted(
                Sizes.of(taken.sizeBytes()),
                Sizes.of(taken.sourceSizeBytes()),
                taken.entries(),
                taken.duration().toMillis() / 1e3));
    out.println("SHA-256  " + taken.sha256());
    taken.warnings().forEach(warning -> out.println("warning  " + warning));
  }
}
