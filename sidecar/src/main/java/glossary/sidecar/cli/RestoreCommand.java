package glossary.sidecar.cli;

import glossary.sidecar.BackupWiring;
import glossary.sidecar.backup.Backup;
import glossary.sidecar.backup.BackupFolder;
import glossary.sidecar.backup.BackupJson;
import glossary.sidecar.backup.Restored;
import glossary.sidecar.backup.StoredBackup;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Brings a backup back. */
@Command(
    name = "restore",
    description =
        "Verifies a backup, saves the live database as a backup, and replaces its contents, while its server runs or not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  restore glossary_backup_20261124_020000",
      "  restore glossary_backup_20261124_020000 --to /tmp/look.db",
      "  restore /mnt/offsite/glossary_backup_20261101_020000.db.gz --yes"
    })
final class RestoreCommand implements Callable<Integer> {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID|FILE", description = "A backup's id, or any backup's file.")
  private String wanted;

  @Option(
      names = "--to",
      paramLabel = "PATH",
      description = "Writes a new file there instead; the live database is left alone.")
  private Path target;

  @Option(names = "--yes", description = "Does not ask before the live database is replaced.")
  private boolean yes;

  @Override
  public Integer call() {
    return BackupFiles.with(spec, root.common(), this::restore);
  }

  private int restore(BackupWiring backups) throws IOException {
    StoredBackup stored = stored(backups);
    if (target == null && !yes && !confirmed(backups, stored.backup())) {
      spec.commandLine().getErr().println("Nothing was changed.");
      return ExitCode.PROBLEMS;
    }
    Restored restored;
    try (ProgressBar progress =
        ProgressBar.on(spec.commandLine().getErr(), stored.backup().sourceSizeBytes())) {
      restored =
          target == null
              ? CommandAudit.noted(
                  root.common().settings(),
                  "restore",
                  "id=" + stored.backup().id(),
                  () -> backups.restore().intoLive(stored, progress))
              : backups.restore().to(target, stored, progress);
    }
    print(restored);
    return ExitCode.DONE;
  }

  private StoredBackup stored(BackupWiring backups) throws IOException {
    Optional<Backup> listed = backups.folder().find(wanted);
    if (listed.isPresent()) {
      return backups.folder().stored(listed.get());
    }
    return isFile(wanted)
        ? BackupFolder.describe(Path.of(wanted))
        : backups.folder().stored(BackupFiles.find(backups, wanted));
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private boolean confirmed(BackupWiring backups, Backup backup) {
    if (!Terminal.answers()) {
      throw new Failure(
          ExitCode.USAGE,
          "This would replace the contents of "
              + backups.live().file()
              + ". Say --yes if that is meant, or --to PATH to write another file.",
          null);
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "Replace the contents of %s by the backup of %s (%d entries)? It is saved before. [y/N] ",
        backups.live().file(), backup.createdAt(), backup.entries());
    err.flush();
    Scanner in = new Scanner(System.in, Charset.defaultCharset());
    return in.hasNextLine() && in.nextLine().strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  private void print(Restored restored) {
    PrintWriter out = spec.commandLine().getOut();
    if (root.common().json()) {
      out.println(JsonText.of(BackupJson.of(restored)));
      return;
    }
    out.println(
        "%s is restored to %s: %d entries, in %.2f s."
            .formatted(
                restored.backup().id(),
                restored.target(),
                restored.verification().entries(),
                restored.duration().toMillis() / 1e3));
    restored
        .emergency()
        .ifPresent(saved -> out.println("What it held before is backup " + saved.id() + "."));
    restored.setAside().ifPresent(file -> out.println("The file as it was is " + file + "."));
    restored.verification().warnings().forEach(warning -> out.println("warning  " + warning));
  }
}
