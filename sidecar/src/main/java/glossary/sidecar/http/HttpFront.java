package glossary.sidecar.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One listening server: the JDK's, with limits, routes, filters and errors of our own. */
public final class HttpFront implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final HttpServer server;
  private final FrontHandler handler;
  private final Workers workers;
  private final Watchdog watchdog;

  private HttpFront(HttpServer server, Limits limits, FrontHandler handler) {
    this.server = server;
    this.handler = handler;
    this.workers = new Workers(limits);
    this.watchdog =
        new Watchdog(workers, limits.serverName(), limits.writeTimeout().multipliedBy(2));
  }

  /** Listens without TLS. */
  public static HttpFront start(
      Limits limits, Router router, List<Filter> filters, Observer observer) throws IOException {
    return start(limits, null, router, filters, observer);
  }

  /**
   * Listens from when this returns.
   *
   * @param tls null for none
   * @param filters outermost first
   * @throws PortInUse if another server has the port
   * @throws IOException if the address can't be listened on
   */
  public static HttpFront start(
      Limits limits, Tls tls, Router router, List<Filter> filters, Observer observer)
      throws IOException {
    ServerProperties.apply(limits.withMaxBody(router.mostBodyBytes(limits.maxBodyBytes())));
    HttpServer server = bind(limits, tls);
    HttpFront front =
        new HttpFront(server, limits, new FrontHandler(limits, tls, router, filters, observer));
    server.createContext("/", front.handler);
    server.setExecutor(front.workers);
    front.watchdog.start();
    server.start();
    return front;
  }

  private static HttpServer bind(Limits limits, Tls tls) throws IOException {
    InetSocketAddress address = new InetSocketAddress(limits.host(), limits.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(limits.host());
    }
    try {
      if (tls == null) {
        return HttpServer.create(address, BACKLOG);
      }
      HttpsServer server = HttpsServer.create(address, BACKLOG);
      server.setHttpsConfigurator(tls.configurator());
      return server;
    } catch (BindException refused) {
      boolean inUse = String.valueOf(refused.getMessage()).contains("in use");
      throw inUse ? new PortInUse(limits.port(), refused) : refused;
    }
  }

  /** The port that is listened on. */
  public int port() {
    return server.getAddress().getPort();
  }

  public FrontStatistics statistics() {
    return new FrontStatistics(
        handler.inFlight(),
        workers.busy(),
        workers.queued(),
        workers.refused(),
        watchdog.headerTimeouts(),
        watchdog.bodyTimeouts(),
        watchdog.writeTimeouts(),
        watchdog.stuckWorkers());
  }

  /** Closes within five seconds. */
  @Override
  public void close() {
    close(DRAIN);
  }

  /**
   * Takes no new connections from now on, lets the requests in flight finish for so long at most,
   * and closes all connections. Handlers that take longer run on, without a client.
   */
  public void close(Duration most) {
    handler.drain();
    watchdog.hurry();
    Thread listenerCloser = closeListener(most);
    long deadline = System.nanoTime() + most.toNanos();
    while (workers.open() > 0 && System.nanoTime() - deadline < 0 && !isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    server.stop(0);
    workers.stop();
    watchdog.stop();
    try {
      listenerCloser.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Only {@code stop} closes the listener, and it waits: on Java 17 for the whole time when nothing
   * is in flight, and on all versions for exchanges whose connection was lost. So it waits on a
   * thread of its own, which the second {@code stop} releases.
   */
  private Thread closeListener(Duration most) {
    int seconds = (int) Math.min(3600, most.toSeconds() + 1);
    Thread closer = new Thread(() -> server.stop(seconds), "http-listener-closer");
    closer.setDaemon(true);
    closer.start();
    return closer;
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
