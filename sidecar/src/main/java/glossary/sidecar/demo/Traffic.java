package glossary.sidecar.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Five requests a second at most, one after the other, on a thread that keeps no process alive. */
public final class Traffic implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<String> OF_THE_HOST =
      List.of(
          "", "terms/valve", "terms/broken", "search?q=pump", "style.css", "terms/none", "slow");
  private static final List<String> OF_THE_SIDECAR =
      List.of("/api/search/fulltext?q=ventil", "/api/search/fulltext?q=heat+exchanger", "/health");

  private final HttpClient client;
  private final Thread thread = new Thread(this::run, "demo-traffic");
  private final List<URI> targets;
  private volatile boolean stopped;

  /**
   * Starts with {@link #start}.
   *
   * @param tls by which the sidecar is known; null if it speaks none
   */
  public Traffic(URI host, String sidecar, SSLContext tls) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    client = (tls == null ? builder : builder.sslContext(tls)).build();
    targets =
        Stream.concat(
                OF_THE_HOST.stream().map(host::resolve),
                OF_THE_SIDECAR.stream().map(path -> URI.create(sidecar + path)))
            .toList();
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    for (int i = 0; !stopped; i++) {
      ask(targets.get(i % targets.size()));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void ask(URI target) {
    try {
      client.send(
          HttpRequest.newBuilder(target).timeout(PATIENCE).build(), BodyHandlers.discarding());
    } catch (IOException expected) {
      // The JDK's server closes the connection when an application fails: this is what is shown.
    } catch (InterruptedException stop) {
      stopped = true;
    }
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
  }
}
