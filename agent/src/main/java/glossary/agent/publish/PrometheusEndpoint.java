package glossary.agent.publish;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.errors.LogCounts;
import glossary.agent.metrics.RequestCells;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * {@code GET /metrics} on a server of its own. To be started late: the JDK's server loads {@code
 * java.nio.file} and, once it answers, a logger. Names no class of that server, which a JVM made of
 * few modules may lack.
 */
public final class PrometheusEndpoint implements AutoCloseable {
  private final ScrapeServer server;

  private PrometheusEndpoint(ScrapeServer server) {
    this.server = server;
  }

  /**
   * Binds and serves. Nothing that fails here reaches the caller; it costs a line on standard
   * error.
   *
   * @param port 0 for any that is free
   * @return null if it could not start
   */
  public static PrometheusEndpoint start(
      String host,
      int port,
      RequestCells cells,
      ErrorGroups errors,
      LogCounts logs,
      SuppressedErrors suppressed) {
    try {
      CollectorRegistry registry = new CollectorRegistry();
      registry.register(new HostCollector(cells, errors, logs, suppressed));
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
      ScrapeServer server = new ScrapeServer(address, registry);
      server.start();
      return new PrometheusEndpoint(server);
    } catch (IOException taken) {
      String place = host + ":" + port;
      Stderr.say(
          "no Prometheus endpoint, "
              + place
              + " cannot be bound ("
              + taken.getMessage()
              + "); give another with port= and host=.");
    } catch (NoClassDefFoundError without) {
      Stderr.say(
          "no Prometheus endpoint: this JVM has no module jdk.httpserver;"
              + " give it --add-modules jdk.httpserver, or leave port= out.");
    } catch (Exception | LinkageError failed) {
      Stderr.say("no Prometheus endpoint: " + failed + ".");
    }
    return null;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }
}
