package glossary.sidecar;

import glossary.api.MetricNames;
import glossary.config.Catalogue;
import glossary.config.Secret;
import glossary.config.Settings;
import glossary.sidecar.health.CertificateFigures;
import glossary.sidecar.http.Tls;
import glossary.sidecar.jmx.RemoteAccess;
import glossary.sidecar.jmx.SignIn;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.tls.CertificateState;
import glossary.sidecar.tls.ServerTls;
import glossary.sidecar.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Shows TLS the other rooms, or that there is none.
 *
 * @param server null if there is none
 */
record TlsWiring(ServerTls server) implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** With TLS if TLS_CERT_FILE is set. */
  static TlsWiring open(Settings settings, Path workingDirectory, Clock clock) throws IOException {
    if (settings.find(Catalogue.TLS_CERT_FILE).isEmpty()) {
      return new TlsWiring(null);
    }
    Path absolute = workingDirectory.toAbsolutePath();
    TlsFiles files =
        new TlsFiles(
            absolute.resolve(settings.get(Catalogue.TLS_CERT_FILE)),
            absolute.resolve(settings.get(Catalogue.TLS_KEY_FILE)),
            settings.find(Catalogue.TLS_KEY_PASSWORD).map(Secret::reveal),
            settings.find(Catalogue.TLS_CLIENT_CA_FILE).map(absolute::resolve));
    return new TlsWiring(ServerTls.open(files, clock));
  }

  /** Null for none. */
  Tls front() {
    return server == null ? null : server.tls();
  }

  String scheme() {
    return server == null ? "http" : "https";
  }

  /** For clients of our own ports; null for none. */
  SSLContext toOurselves() {
    return server == null ? null : server.toOurselves();
  }

  Optional<Supplier<CertificateFigures>> health() {
    return Optional.ofNullable(server).map(known -> () -> figures(known.state()));
  }

  private static CertificateFigures figures(CertificateState state) {
    return new CertificateFigures(
        state.subject(), state.notBefore(), state.notAfter(), state.problem());
  }

  /** Without TLS, nothing. */
  void register(Metrics metrics) {
    if (server != null) {
      metrics.gauge(
          MetricNames.TLS_NOT_AFTER,
          "When the certificate in use ends.",
          () -> server.state().notAfter().getEpochSecond());
      metrics.gauge(
          MetricNames.TLS_RELOAD_SUCCESSFUL,
          "1 if the certificate in use is what the files hold, 0 if they cannot be used.",
          () -> server.state().problem().isEmpty() ? 1 : 0);
    }
  }

  /** Without TLS only this machine may connect, since passwords would travel in clear text. */
  RemoteAccess jmx(Settings settings, SignIn signIn) {
    String host = server == null ? LOOPBACK : settings.get(Catalogue.API_HOST);
    return new RemoteAccess(host, settings.get(Catalogue.JMX_PORT), front(), signIn);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
