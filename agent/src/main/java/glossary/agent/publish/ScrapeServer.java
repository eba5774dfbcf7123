package glossary.agent.publish;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A server of the JDK with daemon threads only, which keep no class loader of the host. */
final class ScrapeServer implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int BACKLOG = 16;

  private final HttpServer server;
  private final ExecutorService workers = workers();

  /** Binds, but does not answer yet. */
  ScrapeServer(InetSocketAddress address, CollectorRegistry registry)
      throws IOException, ClassNotFoundException {
    server = HttpServer.create(address, BACKLOG);
    try {
      ServerLimits.leaveAlone();
      server.createContext("/", new ScrapeHandler(registry));
      server.setExecutor(workers);
    } catch (ClassNotFoundException | LinkageError failed) {
      close();
      throw failed;
    }
  }

  /** The server's own thread inherits from the one that starts it. */
  void start() throws InterruptedException {
    Thread starter = new DaemonThreads().newThread(server::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException interrupted) {
      close();
      throw interrupted;
    }
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
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
