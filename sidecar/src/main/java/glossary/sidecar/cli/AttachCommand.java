package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.attach.AttachProblem;
import glossary.sidecar.attach.Attaching;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Attaches the agent to a JVM that runs already. */
@Command(
    name = "attach",
    description =
        "Attaches the agent to a running JVM of this user. Its jar is unpacked into SIDECAR_DIR/agent, where it must stay while that JVM runs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  attach 4711",
      "  attach 4711 'headers=report;port=9464'",
      "  attach 4711 enabled=false       ends an agent that runs"
    })
final class AttachCommand implements Callable<Integer> {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PID", description = "The process id, as jps prints it.")
  private long pid;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "AGENT-OPTIONS",
      description = "As for -javaagent: key=value;key=value",
      defaultValue = "")
  private String options;

  @Override
  public Integer call() {
    if (pid < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "PID must be 1 or more");
    }
    Settings settings = root.common().settings();
    Path folder = settings.get(Catalogue.SIDECAR_DIR).resolve("agent");
    Where.ask(spec, root.common(), "On process " + pid + " itself", settings);
    String done = attach(folder);
    if (root.common().json() || !root.common().quiet()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(root.common().json() ? json(done) : done);
    }
    return ExitCode.DONE;
  }

  private String json(String done) {
    return JsonText.of(
        out -> {
          out.writeStartObject();
          out.writeNumberField("pid", pid);
          out.writeStringField("message", done);
          out.writeEndObject();
        });
  }

  private String attach(Path folder) {
    try {
      return Attaching.attach(pid, options, folder);
    } catch (AttachProblem problem) {
      int code = problem.isPassing() ? ExitCode.TRY_AGAIN : ExitCode.PROBLEMS;
      throw new Failure(code, problem.getMessage(), problem);
    } catch (IOException failed) {
      throw new Failure(ExitCode.PROBLEMS, failed.getMessage(), failed);
    }
  }
}
