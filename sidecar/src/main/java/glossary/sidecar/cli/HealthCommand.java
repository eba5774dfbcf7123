package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.doctor.checklist.RunningSidecar;
import glossary.sidecar.tls.ServerTls;
import glossary.sidecar.tls.TlsUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Asks the sidecar that runs on this machine with the same settings, as a container's probe does.
 */
@Command(
    name = "health",
    description =
        "Asks the sidecar that runs here with these settings whether it is ready. Exit code 0 if it is, else 1;"
            + " for HEALTHCHECK in a container. Needs METRICS_PORT.",
    footerHeading = "%nExamples:%n",
    footer = {"  health", "  health -q && echo ready", "  health --json"})
final class HealthCommand implements Callable<Integer> {
  private static final int MOST_BYTES = 8192;
  private static final int TIMEOUT_MILLIS = 3000;

  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = root.common().settings();
    if (settings.get(Catalogue.METRICS_PORT) == 0) {
      throw new Failure(
          ExitCode.CONFIGURATION,
          "METRICS_PORT is 0; set it to a port, which answers probes.",
          null);
    }
    boolean secured = settings.find(Catalogue.TLS_CERT_FILE).isPresent();
    String url =
        "%s://%s:%d/health/ready"
            .formatted(
                secured ? "https" : "http",
                reachable(settings),
                settings.get(Catalogue.METRICS_PORT));
    try {
      return secured ? askSecured(url, settings) : ask(connection(url));
    } catch (TlsUnusable unusable) {
      throw new Failure(ExitCode.CONFIGURATION, unusable.getMessage(), unusable);
    } catch (IOException silent) {
      throw new Failure(
          ExitCode.PROBLEMS,
          "No sidecar answers at %s (%s); is it running with these settings?"
              .formatted(url, silent.getMessage()),
          silent);
    }
  }

  private static HttpURLConnection connection(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection;
  }

  /** Believes the certificate of TLS_CERT_FILE alone, whatever names it has. */
  private int askSecured(String url, Settings settings) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    HttpsURLConnection connection = (HttpsURLConnection) connection(url);
    try (ServerTls tls = ServerTls.open(RunningSidecar.files(settings, here), Clock.systemUTC())) {
      connection.setSSLSocketFactory(tls.toOurselves().getSocketFactory());
      connection.setHostnameVerifier((name, session) -> true);
      return ask(connection);
    }
  }

  private int ask(HttpURLConnection connection) throws IOException {
    boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    PrintWriter out = spec.commandLine().getOut();
    if (root.common().json()) {
      out.println(body(connection));
    } else if (!root.common().quiet()) {
      out.println(ready ? "ready" : "not ready: " + body(connection));
    }
    out.flush();
    return ready ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  private static String body(HttpURLConnection connection) throws IOException {
    boolean failed = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
    try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
      return in == null
          ? ""
          : new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
              .replaceAll("\\p{Cntrl}+", " ");
    }
  }

  /** An address to connect to, where the setting is one to listen on. */
  private static String reachable(Settings settings) {
    String host = settings.get(Catalogue.API_HOST);
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::", "[::]" -> "[::1]";
      default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }
}
