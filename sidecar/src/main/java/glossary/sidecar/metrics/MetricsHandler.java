package glossary.sidecar.metrics;

import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Mounted;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import io.prometheus.client.Predicate;
import io.prometheus.client.exporter.HTTPServer;
import io.prometheus.client.exporter.common.TextFormat;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers a scrape: simpleclient's own metric handler, mounted on our server, as long as there are
 * no hosts; else {@link Exposition}, since that handler knows neither others' samples nor pieces.
 *
 * <p>The handler keeps a buffer of a megabyte for every thread that ever called it. So one thread
 * of ours calls it, and the others wait; between scrapes that are more than five minutes apart it
 * ends and the buffer goes. Its enclosing class limits every server of this JVM to a minute for a
 * request when it is initialised, at the first scrape, unless limits are set; {@code HttpFront} has
 * set them by then.
 */
public final class MetricsHandler {
  private final Metrics metrics;
  private final Supplier<List<MoreFamily>> more;
  private final Optional<String> path;
  private final Handler library;
  private final ExecutorService scraper = scraper();

  /**
   * @param path that Prometheus scrapes; empty if none is served
   * @param more asked at each scrape for the samples of other processes
   */
  public MetricsHandler(Metrics metrics, Optional<String> path, Supplier<List<MoreFamily>> more) {
    this.metrics = metrics;
    this.more = more;
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
    List<MoreFamily> others = more.get();
    return others.isEmpty() ? own(request) : all(request, others);
  }

  /** Written piece by piece, since many hosts have more samples than there is memory. */
  private Response all(Request request, List<MoreFamily> others) {
    List<String> names = request.query().getOrDefault("name[]", List.of());
    Predicate<String> wanted = names.isEmpty() ? MetricsHandler::isWanted : names::contains;
    String contentType = TextFormat.chooseContentType(request.header("Accept"));
    Response.Writer writer =
        out ->
            new Exposition(contentType, out)
                .write(
                    Collections.list(metrics.registry().filteredMetricFamilySamples(wanted)),
                    others.stream().filter(family -> family.isWanted(names)).toList());
    return new Response(
        200,
        Response.Kind.API,
        Map.of("Content-Type", contentType),
        new Response.Body.Stream(writer));
  }

  private Response own(Request request) {
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
