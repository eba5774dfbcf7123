package glossary.sidecar.metrics;

import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Mounted;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import io.prometheus.client.exporter.HTTPServer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers a scrape: simpleclient's own metric handler, mounted on our server.
 *
 * <p>The handler keeps a buffer of a megabyte for every thread that ever called it. So one thread
 * of ours calls it, and the others wait; between scrapes that are more than five minutes apart it
 * ends and the buffer goes. Its enclosing class limits every server of this JVM to a minute for a
 * request when it is initialised, at the first scrape, unless limits are set; {@code HttpFront} has
 * set them by then.
 */
public final class MetricsHandler {
  private final Optional<String> path;
  private final Handler library;
  private final ExecutorService scraper = scraper();

  /**
   * @param path that Prometheus scrapes; empty if none is served
   */
  public MetricsHandler(Metrics metrics, Optional<String> path) {
    this.path = path;
    this.library =
        Mounted.of(
            path.orElse("/metrics"),
            new HTTPServer.HTTPMetricHandler(metrics.registry(), () -> MetricsHandler::isWanted));
  }

  public Optional<String> path() {
    return path;
  }

  /**
   * Prometheus text 0.0.4, or OpenMetrics where {@code Accept} asks for it; with {@code name[]},
   * only the samples of those names.
   */
  public Response scrape(Request request) {
    try {
      return CompletableFuture.supplyAsync(() -> library.handle(request), scraper).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** The library adds a time of birth to every series, which nobody asks for. */
  private static boolean isWanted(String sample) {
    return !sample.endsWith("_created");
  }

  /** At most as many wait as the servers have workers. */
  private static ExecutorService scraper() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1, 1, 5, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), MetricsHandler::daemon);
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "metrics-scrape");
    thread.setDaemon(true);
    return thread;
  }
}
