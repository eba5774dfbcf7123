package glossary.sidecar.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what has a shell complete the commands and their options. */
@Command(
    name = "completion",
    description =
        "Prints a script with which bash or zsh completes commands and options, for a command glossary-sidecar:"
            + " an alias or a script on the PATH that runs the jar.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  alias glossary-sidecar='java -jar /opt/glossary/glossary-sidecar.jar'",
      "  source <(glossary-sidecar completion bash)",
      "  glossary-sidecar completion zsh > ~/.glossary-sidecar.zsh"
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells that are known. */
  enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", description = "The shell; both take the same script.")
  private Shell shell;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the command is called (default: ${DEFAULT-VALUE}).",
      defaultValue = "glossary-sidecar")
  private String name;

  @Override
  public Integer call() {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--name must be letters, digits, _, . and -");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (shell == Shell.ZSH) {
      out.println("autoload -U +X compinit && compinit");
    }
    out.println(AutoComplete.bash(name, spec.root().commandLine()));
    out.flush();
    return ExitCode.DONE;
  }
}
