package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.host.Host;
import glossary.sidecar.host.HostFolder;
import glossary.sidecar.host.HostsJson;
import glossary.sidecar.host.HostsSnapshot;
import glossary.sidecar.host.OneLook;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the JVMs that publish telemetry; needs no running sidecar. */
@Command(
    name = "hosts",
    description =
        "Lists the JVMs that the agent is in, and those that have ended and whose telemetry files are still there."
            + " Reads the files in TELEMETRY_DIR itself, so that no sidecar needs to run.",
    footerHeading = "%nExamples:%n",
    footer = {"  hosts", "  hosts --seconds 10", "  hosts --json"})
final class HostsCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 3600;

  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Counts requests for so long to tell their rate (default: ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int seconds;

  @Override
  public Integer call() throws InterruptedException {
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--seconds must be from 0 to " + MOST_SECONDS);
    }
    Settings settings = root.common().settings();
    HostFolder folder = folder(settings);
    Where.ask(spec, root.common(), "On the agents' files in " + folder.path(), settings);
    HostsSnapshot hosts = look(folder, null);
    if (seconds > 0 && hosts.hosts().stream().anyMatch(host -> !host.ended())) {
      TimeUnit.SECONDS.sleep(seconds);
      hosts = look(folder, hosts);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (root.common().json()) {
      out.println(JsonText.of(new HostsJson(hosts, hosts.atMillis())));
    } else {
      print(hosts, out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static HostFolder folder(Settings settings) {
    return settings
        .find(Catalogue.TELEMETRY_DIR)
        .map(HostFolder::at)
        .orElseGet(HostFolder::byDefault);
  }

  private static HostsSnapshot look(HostFolder folder, HostsSnapshot before) {
    try {
      return OneLook.at(folder, before, System.currentTimeMillis());
    } catch (IOException failed) {
      throw new Failure(ExitCode.PROBLEMS, failed.getMessage(), failed);
    }
  }

  private static void print(HostsSnapshot hosts, PrintWriter out) {
    if (hosts.hosts().isEmpty()) {
      out.println(
          "No JVM publishes in "
              + hosts.folder()
              + ". Start one with -javaagent:glossary-agent.jar, or use the command attach.");
    } else {
      table(hosts).printTo(out, TextTable.terminalWidth());
    }
    hosts.unreadable().forEach(file -> out.println("Not read: " + printable(file.reason())));
  }

  private static TextTable table(HostsSnapshot hosts) {
    TextTable table =
        new TextTable(
            "NAME", "PID", "STATE", "HEARTBEAT", "REQ/S", "REQUESTS", "ERRORS", "IN FLIGHT", "ID");
    for (Host host : hosts.hosts()) {
      table.row(
          host.name(),
          Long.toString(host.telemetry().identity.pid),
          host.state(hosts.atMillis()).name().toLowerCase(Locale.ROOT),
          age(hosts.atMillis() - host.telemetry().heartbeatMillis),
          "%.1f".formatted(host.requestsPerSecond()),
          Long.toString(host.requestsTotal()),
          Long.toString(host.errorsTotal()),
          Long.toString(host.inFlight()),
          host.id());
    }
    return table;
  }

  private static String age(long millis) {
    Duration age = Duration.ofMillis(Math.max(0, millis));
    if (age.toMinutes() < 2) {
      return "%.1f s".formatted(age.toMillis() / 1e3);
    }
    return age.toHours() < 2 ? age.toMinutes() + " min" : age.toHours() + " h";
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
