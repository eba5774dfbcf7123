package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.sidecar.SidecarFolder;
import glossary.sidecar.doctor.checklist.Checks;
import glossary.sidecar.doctor.checklist.Diagnosis;
import glossary.sidecar.doctor.checklist.Examiner;
import glossary.sidecar.doctor.checklist.Fixes;
import glossary.sidecar.doctor.checklist.Level;
import glossary.sidecar.doctor.checklist.Mended;
import glossary.sidecar.doctor.checklist.Result;
import glossary.sidecar.doctor.checklist.Situation;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The deployment checklist that looks for itself. */
@Command(
    name = "doctor",
    description =
        "Checks the settings, the database, the indexes, the backups and this machine, and says what to do."
            + " Changes nothing without --fix. With -q only what is a problem is printed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  doctor",
      "  doctor -q && echo ready",
      "  doctor --fix",
      "  doctor --verbose | less",
      "  doctor --json --env-file production.env"
    })
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Option(
      names = "--fix",
      description =
          "Mends what can be mended safely; takes and proves a backup before it writes to a database.")
  private boolean fix;

  @Option(names = "--yes", description = "With --fix: does not ask before.")
  private boolean yes;

  @Option(names = "--verbose", description = "Tells of each check what it looked at.")
  private boolean verbose;

  @Override
  public Integer call() {
    if (yes && !fix) {
      throw new ParameterException(spec.commandLine(), "--yes goes with --fix");
    }
    LogSetup.quiet();
    CommonOptions common = root.common();
    Path here = Path.of("");
    unpackAtHome(common, here);
    try (Situation situation =
        new Situation(common::resolutionWith, common.assignments(), here, Clock.systemUTC())) {
      Where.tell(spec, common, situation.runs());
      List<Result> results = new Examiner().examine(Checks.ALL, situation);
      return fix ? mend(situation, results) : report(new Diagnosis(results, List.of()));
    }
  }

  private int mend(Situation situation, List<Result> results) {
    List<Result> fixable = results.stream().filter(Result::fixable).toList();
    if (!fixable.isEmpty() && !yes && !confirmed(fixable)) {
      spec.commandLine().getErr().println("Nothing was changed.");
      return ExitCode.PROBLEMS;
    }
    List<Mended> mended;
    try (FixProgress progress =
        new FixProgress(spec.commandLine().getErr(), root.common().quiet())) {
      mended = new Fixes(situation, progress).apply(fixable);
    }
    List<Result> after = mended.isEmpty() ? results : new Examiner().examine(Checks.ALL, situation);
    int code = report(new Diagnosis(after, mended));
    return mended.stream().anyMatch(Mended::busy) ? ExitCode.TRY_AGAIN : code;
  }

  private int report(Diagnosis diagnosis) {
    PrintWriter out = spec.commandLine().getOut();
    if (root.common().json()) {
      out.println(JsonText.of(diagnosis));
    } else {
      DoctorText text =
          new DoctorText(out, Colours.of(Terminal.Stream.OUT), TextTable.terminalWidth(), verbose);
      if (fix) {
        text.fixes(diagnosis.fixes());
      }
      text.results(diagnosis, root.common().quiet());
    }
    out.flush();
    return diagnosis.count(Level.PROBLEM) == 0 ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private boolean confirmed(List<Result> fixable) {
    if (!Terminal.answers()) {
      throw new Failure(
          ExitCode.USAGE, "--fix would change something. Say --yes if that is meant.", null);
    }
    PrintWriter err = spec.commandLine().getErr();
    fixable.forEach(
        result ->
            err.printf(
                "  %-7s %s? %s%n",
                result.check().id(), result.check().title(), result.outcome().found()));
    err.print("Mend these? A backup is taken and proven before a database is changed. [y/N] ");
    err.flush();
    Scanner in = new Scanner(System.in, Charset.defaultCharset());
    return in.hasNextLine() && in.nextLine().strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }

  /** Where the sidecar has unpacked its libraries before; the folder is not made for a look. */
  private static void unpackAtHome(CommonOptions common, Path here) {
    common
        .resolution()
        .settings()
        .filter(
            settings ->
                Files.isWritable(
                    here.toAbsolutePath()
                        .resolve(settings.get(Catalogue.SIDECAR_DIR))
                        .resolve("native")))
        .ifPresent(
            settings -> {
              try {
                SidecarFolder.open(settings, here);
              } catch (IOException unusable) {
                // a check says so
              }
            });
  }
}
