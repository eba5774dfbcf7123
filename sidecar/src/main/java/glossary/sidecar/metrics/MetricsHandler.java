package glossary.sidecar.metrics;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Answers a scrape. */
public final class MetricsHandler {
  private final Metrics metrics;

  public MetricsHandler(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Prometheus text 0.0.4, or OpenMetrics where {@code Accept} asks for it. */
  public Response scrape(Request request) {
    String contentType = TextFormat.chooseContentType(request.header("Accept"));
    StringWriter text = new StringWriter();
    try {
      TextFormat.writeFormat(contentType, text, metrics.registry().metricFamilySamples());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a StringWriter does not fail", impossible);
    }
    return Response.text(200, contentType, text.toString());
  }
}
