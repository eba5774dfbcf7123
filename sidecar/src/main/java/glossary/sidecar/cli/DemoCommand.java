package glossary.sidecar.cli;

import glossary.config.Settings;
import glossary.sidecar.Sidecar;
import glossary.sidecar.demo.DemoFolder;
import glossary.sidecar.demo.SampleHost;
import glossary.sidecar.demo.Traffic;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows everything at once on sample data, and leaves nothing behind. */
@Command(
    name = "demo",
    description =
        "Runs a sidecar on sample data, a sample web application with the agent, and some traffic, until it is told to stop."
            + " Writes to a temporary folder only; of all settings it heeds those of --set.",
    footerHeading = "%nExamples:%n",
    footer = {"  demo", "  demo --seconds 30 --set SIDECAR_PORT=0"})
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Stops by itself after so many seconds (default: runs on).",
      defaultValue = "0",
      showDefaultValue = CommandLine.Help.Visibility.NEVER)
  private int seconds;

  @Override
  public Integer call() {
    if (seconds < 0) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--seconds must be 0 or more");
    }
    LogSetup.quiet();
    try (Stop stop = new Stop()) {
      run(stop);
    }
    return ExitCode.DONE;
  }

  /** What fails because it is being stopped is no failure. */
  private void run(Stop stop) {
    try (DemoFolder folder = DemoFolder.create();
        SampleHost host = SampleHost.start(folder.path());
        Sidecar sidecar = ServeCommand.start(settings(folder.path()), folder.path())) {
      show(stop, host, sidecar);
    } catch (InterruptedException | IOException | Failure failed) {
      if (!stop.isRequested()) {
        throw new Failure(exitCode(failed), failed.getMessage(), failed);
      }
    }
  }

  private static int exitCode(Exception failed) {
    return failed instanceof Failure known ? known.exitCode() : ExitCode.PROBLEMS;
  }

  private Settings settings(Path folder) {
    List<String> assignments = new ArrayList<>();
    assignments.add("METRICS_PORT=0");
    assignments.add("SHUTDOWN_DRAIN_SECONDS=0");
    assignments.add("TELEMETRY_DIR=" + folder.resolve("telemetry"));
    assignments.addAll(root.common().assignments());
    return Settings.of(assignments.toArray(String[]::new));
  }

  private void show(Stop stop, SampleHost host, Sidecar sidecar)
      throws IOException, InterruptedException {
    sidecar.awaitReady();
    URI url = host.awaitUrl();
    try (Traffic traffic = new Traffic(url, sidecar.baseUrl(), sidecar.toOurselves())) {
      traffic.start();
      print(host, url, sidecar);
      stop.await(seconds == 0 ? ChronoUnit.FOREVER.getDuration() : Duration.ofSeconds(seconds));
    }
  }

  private static String json(SampleHost host, URI url, Sidecar sidecar) {
    return JsonText.of(
        out -> {
          out.writeStartObject();
          out.writeStringField("url", sidecar.baseUrl().toString());
          out.writeStringField("host_url", url.toString());
          out.writeStringField("host_metrics_url", host.metricsUrl().toString());
          out.writeNumberField("host_pid", host.pid());
          out.writeEndObject();
        });
  }

  private void print(SampleHost host, URI url, Sidecar sidecar) {
    PrintWriter out = spec.commandLine().getOut();
    if (root.common().json()) {
      out.println(json(host, url, sidecar));
      out.flush();
      return;
    }
    out.println(sidecar.readyLine());
    out.println("A web application with the agent runs beside it, as process " + host.pid() + ".");
    out.println("  console       " + sidecar.baseUrl() + "/");
    out.println("  search        " + sidecar.baseUrl() + "/api/search/fulltext?q=ventil&limit=3");
    out.println("  metrics       " + sidecar.baseUrl() + "/metrics");
    out.println("  host          " + url);
    out.println("  host metrics  " + host.metricsUrl());
    out.println(seconds == 0 ? "Ctrl-C stops it all." : "It stops after " + seconds + " s.");
    out.flush();
  }
}
