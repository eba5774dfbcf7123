package glossary.sidecar.http;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Answers with a handler that was written for the JDK's server, such as a library's. It gets an
 * exchange in memory, never the socket: what it answers passes our filters, limits, compression and
 * HEAD as any other answer. It always sees a GET, and no {@code Accept-Encoding}.
 */
public final class Mounted {

  private Mounted() {}

  /**
   * @param path that the handler believes to be mounted at
   */
  public static Handler of(String path, HttpHandler handler) {
    return request -> {
      MemoryExchange exchange = new MemoryExchange(path, request);
      try {
        handler.handle(exchange);
      } catch (IOException failed) {
        throw new UncheckedIOException("in memory, this is the handler's own failure", failed);
      }
      return exchange.response();
    };
  }
}
