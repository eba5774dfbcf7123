package glossary.agent.publish;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import glossary.agent.errors.ErrorGroups;
import glossary.agent.metrics.RequestCells;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /metrics} on a server of its own, with daemon threads only. To be started late: the
 * JDK's server loads {@code java.nio.file} and, once it answers, a logger.
 */
public final class PrometheusEndpoint implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int BACKLOG = 16;

  private final HttpServer server;
  private final ExecutorService workers;

  private PrometheusEndpoint(HttpServer server, ExecutorService workers) {
    this.server = server;
    this.workers = workers;
  }

  /**
   * Binds and serves. Nothing that fails here reaches the caller; it costs a line on standard
   * error.
   *
   * @param port 0 for any that is free
   * @return null if it could not start
   */
  public static PrometheusEndpoint start(
      String host, int port, RequestCells cells, ErrorGroups errors, SuppressedErrors suppressed) {
    try {
      CollectorRegistry registry = new CollectorRegistry();
      registry.register(new HostCollector(cells, errors, suppressed));
      HttpServer server = HttpServer.create(address(host, port), BACKLOG);
      return serve(server, registry);
    } catch (IOException taken) {
      Stderr.say(
          "no Prometheus endpoint, "
              + (host + ":" + port + " cannot be bound (" + taken.getMessage() + ");")
              + " give another with port= and host=.");
    } catch (Exception | LinkageError failed) {
      Stderr.say("no Prometheus endpoint: " + failed + ".");
    }
    return null;
  }

  private static InetSocketAddress address(String host, int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  private static PrometheusEndpoint serve(HttpServer server, CollectorRegistry registry)
      throws Exception {
    ExecutorService workers = workers();
    PrometheusEndpoint endpoint = new PrometheusEndpoint(server, workers);
    try {
      ServerLimits.leaveAlone();
      server.createContext("/", new ScrapeHandler(registry));
      server.setExecutor(workers);
      startOnDaemon(server);
      return endpoint;
    } catch (Exception | LinkageError failed) {
      endpoint.close();
      throw failed;
    }
  }

  /** The server's own thread inherits from the one that starts it. */
  private static void startOnDaemon(HttpServer server) throws InterruptedException {
    Thread starter = new DaemonThreads().newThread(server::start);
    starter.start();
    starter.join();
  }

  private static ExecutorService workers() {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads());
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Whether a handler of the JDK's server is this endpoint's, and so not a part of the host. */
  public static boolean isOwn(HttpHandler handler) {
    return handler instanceof ScrapeHandler;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private static final class DaemonThreads implements ThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "glossary-agent-metrics");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      return thread;
    }
  }
}
