package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.config.Warning;
import glossary.sidecar.Sidecar;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.errors.logs.LogFiles;
import glossary.sidecar.http.JsonText;
import glossary.sidecar.http.PortInUse;
import glossary.sidecar.search.IndexUnavailable;
import glossary.sidecar.tls.TlsUnusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs the sidecar until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the sidecar until it is told to stop (the default).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  serve",
      "  serve --env-file production.env",
      "  serve --set DATABASE_URL=sqlite:////srv/glossary.db --set SIDECAR_PORT=9125",
      "  serve --json      prints the address as JSON when it is ready"
    })
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return serve(root.common(), spec.commandLine().getOut());
  }

  /**
   * Does not return while the sidecar runs; a signal to end drains it and ends the process with 0.
   */
  static int serve(CommonOptions common, PrintWriter out) throws InterruptedException {
    Settings settings = common.settings();
    try (LogFiles logs = LogSetup.files(settings, Path.of(""))) {
      return serve(settings, logs, common, out);
    }
  }

  private static int serve(Settings settings, LogFiles logs, CommonOptions common, PrintWriter out)
      throws InterruptedException {
    for (Warning warning : settings.warnings()) {
      LOG.warn("{}", warning.line());
    }
    Sidecar sidecar = startUntilStopped(settings, logs);
    sidecar.awaitReady();
    if (!common.quiet()) {
      out.println(common.json() ? ready(sidecar) : sidecar.readyLine());
      out.flush();
    }
    Thread.currentThread().join();
    return ExitCode.DONE;
  }

  private static String ready(Sidecar sidecar) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeStringField("url", sidecar.baseUrl().toString());
          json.writeStringField("message", sidecar.readyLine());
          json.writeEndObject();
        });
  }

  /** A signal ends the process with 0, also one that comes while it starts. */
  private static Sidecar startUntilStopped(Settings settings, LogFiles logs) {
    AtomicReference<Sidecar> started = new AtomicReference<>();
    Thread stop = new Thread(() -> stop(started.get(), logs), "shutdown");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      Sidecar sidecar = start(settings, Path.of(""));
      started.set(sidecar);
      return sidecar;
    } catch (RuntimeException failed) {
      Runtime.getRuntime().removeShutdownHook(stop);
      throw failed;
    }
  }

  /**
   * @throws Failure that says what to do
   */
  static Sidecar start(Settings settings, Path workingDirectory) {
    try {
      return Sidecar.start(settings, workingDirectory, Clock.systemUTC());
    } catch (PortInUse taken) {
      throw new Failure(ExitCode.TRY_AGAIN, portAdvice(settings, taken.port()), taken);
    } catch (IndexUnavailable taken) {
      throw new Failure(ExitCode.TRY_AGAIN, taken.getMessage(), taken);
    } catch (TlsUnusable unusable) {
      throw new Failure(ExitCode.CONFIGURATION, unusable.getMessage(), unusable);
    } catch (BindException | UnknownHostException refused) {
      throw new Failure(ExitCode.CONFIGURATION, addressAdvice(settings, refused), refused);
    } catch (IOException failed) {
      throw new Failure(ExitCode.PROBLEMS, failed.getMessage(), failed);
    }
  }

  private static String addressAdvice(Settings settings, IOException refused) {
    return "Cannot listen on "
        + settings.get(Catalogue.API_HOST)
        + " port "
        + settings.port()
        + " ("
        + (refused instanceof UnknownHostException ? "unknown host" : refused.getMessage())
        + "); check API_HOST, SIDECAR_PORT and METRICS_PORT. Ports below 1024 need a privilege.";
  }

  private static String portAdvice(Settings settings, int port) {
    String name =
        port == settings.port()
            ? "SIDECAR_PORT"
            : port == settings.get(Catalogue.JMX_PORT) ? "JMX_PORT" : "METRICS_PORT";
    return "Port "
        + port
        + " is in use; end what uses it, or choose another with "
        + name
        + " (beside a server whose .env is used: SIDECAR_PORT=9125).";
  }

  /**
   * Ends the process itself: a JVM that a signal ends would not exit with 0.
   *
   * @param sidecar null if it has not started yet
   */
  private static void stop(Sidecar sidecar, LogFiles logs) {
    try {
      if (sidecar != null) {
        sidecar.close();
      }
      logs.close();
      Runtime.getRuntime().halt(ExitCode.DONE);
    } catch (RuntimeException failed) {
      LOG.error("The sidecar did not stop cleanly", failed);
      logs.close();
      Runtime.getRuntime().halt(ExitCode.INTERNAL);
    }
  }
}
