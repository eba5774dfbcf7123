package glossary.sidecar.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a name: serves. */
@Command(
    name = "glossary-sidecar",
    description =
        "Serves, searches and watches the glossary of a server whose code stays unchanged.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      SearchCommand.class,
      BackupCommand.class,
      BackupsCommand.class,
      RestoreCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      AttachCommand.class,
      HostsCommand.class,
      HealthCommand.class,
      ConfigCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:found problems",
      " 2:wrong usage",
      "70:internal error",
      "75:busy or port in use, try again",
      "78:configuration wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar glossary-sidecar.jar",
      "  java -jar glossary-sidecar.jar --set DATABASE_URL=sqlite:////srv/glossary.db",
      "  java -jar glossary-sidecar.jar search 'safety valve'",
      "  java -jar glossary-sidecar.jar doctor",
      "  java -jar glossary-sidecar.jar config check --env-file production.env"
    })
final class RootCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return ServeCommand.serve(common, spec.commandLine().getOut());
  }

  CommonOptions common() {
    return common;
  }
}
