package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.config.Environment;
import glossary.config.Explanation;
import glossary.config.Resolution;
import glossary.config.Setting;
import glossary.config.Templates;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says what is configured, where it comes from, and what is wrong with it. */
@Command(
    name = "config",
    description = "Says what is configured, where it comes from, and what is wrong with it.",
    synopsisSubcommandLabel = "check|show|explain|template",
    footerHeading = "%nExamples:%n",
    footer = {
      "  config check --env-file production.env",
      "  config show --json",
      "  config explain API_PORT",
      "  config template production"
    })
final class ConfigCommand implements Runnable {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say which: check, show, explain or template.");
  }

  @Command(
      description = "Prints every problem at once; exits with 78 if there is one.",
      footerHeading = "%nExamples:%n",
      footer = {"  config check", "  config check --env-file production.env && echo usable"})
  int check() {
    Resolution resolution = resolution();
    PrintWriter out = out();
    if (root.common().json()) {
      out.println(ConfigJson.check(resolution));
    } else {
      resolution.warnings().forEach(warning -> out.println("warning  " + warning.line()));
      resolution.problems().forEach(problem -> out.println("problem  " + problem.line()));
      if (resolution.problems().isEmpty() && !root.common().quiet()) {
        out.println("The configuration can be used.");
      }
    }
    return resolution.problems().isEmpty() ? ExitCode.DONE : ExitCode.CONFIGURATION;
  }

  @Command(
      description = "Prints every setting with its value and origin; secrets are redacted.",
      footerHeading = "%nExamples:%n",
      footer = {"  config show", "  config show --json"})
  int show() {
    List<Explanation> all = resolution().explainAll();
    if (root.common().json()) {
      out().println(ConfigJson.show(all));
      return ExitCode.DONE;
    }
    TextTable table = new TextTable("NAME", "VALUE", "FROM");
    all.forEach(each -> table.row(each.setting().name(), each.value(), each.origin().text()));
    table.printTo(out(), TextTable.terminalWidth());
    return ExitCode.DONE;
  }

  @Command(
      description = "Prints all about one setting.",
      footerHeading = "%nExamples:%n",
      footer = {"  config explain BACKUP_SCHEDULE"})
  int explain(@Parameters(paramLabel = "NAME", description = "Such as API_PORT.") String name) {
    Setting<?> setting =
        Catalogue.find(name)
            .orElseThrow(
                () ->
                    new CommandLine.ParameterException(
                        spec.commandLine(),
                        "There is no setting " + name + "; config show lists all."));
    Explanation explanation = resolution().explain(setting);
    if (root.common().json()) {
      out().println(ConfigJson.explain(explanation));
    } else {
      print(explanation);
    }
    return ExitCode.DONE;
  }

  @Command(
      description = "Prints the env file of an environment: development, staging or production.",
      footerHeading = "%nExamples:%n",
      footer = {"  config template production > production.env"})
  int template(
      @Parameters(paramLabel = "ENVIRONMENT", description = "${COMPLETION-CANDIDATES}")
          Environment environment) {
    String text = Templates.environment(environment);
    out().print(root.common().json() ? ConfigJson.template(environment, text) : text);
    out().flush();
    return ExitCode.DONE;
  }

  /** And says whether a sidecar runs, which has those that it was started with. */
  private Resolution resolution() {
    Resolution resolution = root.common().resolution();
    String what = "On the settings as this command finds them";
    resolution
        .settings()
        .ifPresentOrElse(
            settings -> Where.ask(spec, root.common(), what, settings),
            () -> Where.line(spec, root.common(), what + "; with these no sidecar is asked."));
    return resolution;
  }

  private void print(Explanation explanation) {
    Setting<?> setting = explanation.setting();
    PrintWriter out = out();
    out.println(
        setting.name() + " = " + explanation.value() + "  (from " + explanation.origin() + ")");
    out.println("  " + setting.sentence());
    out.println("  must be " + setting.allowed());
    out.println("  default " + setting.defaultText().orElse("(unset)"));
    setting.notUsed().ifPresent(reason -> out.println("  not used by the sidecar: " + reason));
    explanation
        .layers()
        .forEach(step -> out.println("  set to " + step.value() + " by " + step.origin()));
    explanation.rules().forEach(rule -> out.println("  rule " + rule));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
