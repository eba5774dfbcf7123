package glossary.agent.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;

/** Answers {@code GET} and {@code HEAD /metrics}, and 404 or 405 to all else. */
final class ScrapeHandler implements HttpHandler {
  static final String PATH = "/metrics";

  private final HttpHandler metrics;

  ScrapeHandler(CollectorRegistry registry) {
    this.metrics = new HTTPServer.HTTPMetricHandler(registry);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    String method = exchange.getRequestMethod();
    if (!PATH.equals(exchange.getRequestURI().getPath())) {
      refuse(exchange, 404);
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      refuse(exchange, 405);
    } else {
      metrics.handle(exchange);
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
